// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/zone_words.h"

#include <QDateTime>
#include <QMap>
#include <QTimeZone>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace gremio {

QStringList ZoneWords::ids()
{
    // One name a city and continent: America/Buenos_Aires is the old name of America/Argentina/Buenos_Aires.
    QMap<QString, QString> byPlace;
    for (const QByteArray& bytes : QTimeZone::availableTimeZoneIds()) {
        if (!bytes.contains('/') || bytes.startsWith("Etc/") || bytes.startsWith("SystemV/")
            || bytes.startsWith("US/") || bytes.startsWith("posix/") || bytes.startsWith("right/"))
            continue;
        const QString id = QString::fromUtf8(bytes);
        QString& known = byPlace[city(id) + u'/' + id.section(u'/', 0, 0)];
        if (known.size() < id.size())
            known = id;
    }
    QStringList ids = byPlace.values(); // in the order of their cities
    ids << u"UTC"_s;
    return ids;
}

QString ZoneWords::city(const QString& id)
{
    return id.section(u'/', -1).replace(u'_', u' ');
}

QString ZoneWords::offset(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    if (minutes == 0)
        return u"UTC"_s;
    QString words = u"UTC"_s + (seconds < 0 ? QChar(0x2212) : u'+') + QString::number(minutes / 60);
    if (minutes % 60 != 0)
        words += u":%1"_s.arg(minutes % 60, 2, 10, QChar(u'0'));
    return words;
}

QString ZoneWords::label(const QString& id, Instant at)
{
    const QTimeZone zone(id.toUtf8());
    if (!zone.isValid())
        return city(id);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMillis(at), zone);
    const QString far = offset(now.offsetFromUtc());
    const QString brief = zone.abbreviation(now);
    if (city(id) == u"UTC")
        return far;
    // Where nobody has a name for it, the abbreviation is a number again: "-03".
    const bool named = !brief.isEmpty() && brief.front().isLetter() && !brief.startsWith(u"UTC"_s)
        && !brief.contains(u'+') && !brief.contains(u'-') && !brief.contains(QChar(0x2212));
    return named ? tr("%1 (%2, %3)", "city, name of its time, distance from UTC").arg(city(id), brief, far)
                 : tr("%1 (%2)", "city, distance from UTC").arg(city(id), far);
}

} // namespace gremio
