// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/time_words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

struct Distance {
    int minutes;
    int hours;
    int days; ///< by the calendar: yesterday is 1 even if it was an hour ago
};

Distance distance(Instant from, Instant to, const QTimeZone& zone)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(to - from).count();
    return {static_cast<int>(minutes), static_cast<int>(minutes / 60),
        static_cast<int>(local(from, zone).date().daysTo(local(to, zone).date()))};
}

} // namespace

QTimeZone TimeWords::zoneOf(const QString& name)
{
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QString TimeWords::ago(Instant then, Instant now, const QTimeZone& zone)
{
    const Distance d = distance(then, now, zone);
    if (d.minutes < 1)
        return tr("just now");
    if (d.minutes < 60)
        return tr("%n min ago", nullptr, d.minutes);
    if (d.days == 0)
        return tr("%n h ago", nullptr, d.hours);
    if (d.days == 1)
        return tr("yesterday");
    if (d.days < 15)
        return tr("%n days ago", nullptr, d.days);
    return date(then, now, zone);
}

QString TimeWords::shortAgo(Instant then, Instant now, const QTimeZone& zone)
{
    const Distance d = distance(then, now, zone);
    if (d.minutes < 1)
        return tr("now", "a moment ago, short");
    if (d.minutes < 60)
        return tr("%n min", nullptr, d.minutes);
    if (d.days == 0)
        return tr("%n h", nullptr, d.hours);
    if (d.days == 1)
        return tr("yesterday");
    if (d.days < 15)
        return tr("%n days", nullptr, d.days);
    return date(then, now, zone);
}

QString TimeWords::expires(Instant then, Instant now, const QTimeZone& zone)
{
    const Distance d = distance(now, then, zone);
    if (d.days <= 0)
        return tr("Expires today.");
    return tr("Expires in %n days.", nullptr, d.days);
}

QString TimeWords::requestSent(Instant then, Instant now, const QTimeZone& zone)
{
    const Distance d = distance(then, now, zone);
    if (d.minutes < 1)
        return tr("Request sent just now");
    if (d.minutes < 60)
        return tr("Request sent %n min ago", nullptr, d.minutes);
    if (d.days == 0)
        return tr("Request sent %n h ago", nullptr, d.hours);
    if (d.days == 1)
        return tr("Request sent yesterday");
    return tr("Request sent %n days ago", nullptr, d.days);
}

TimeWords::Since TimeWords::since(Instant then, Instant now, const QTimeZone& zone)
{
    const qint64 days = local(then, zone).date().daysTo(local(now, zone).date());
    constexpr int exactFor = 28; // a day is told for as long as it still means something
    return days <= 0 ? Since::Today : days < exactFor ? Since::Day : Since::Month;
}

QString TimeWords::month(Instant then, Instant now, const QTimeZone& zone)
{
    const QDate day = local(then, zone).date();
    const bool thisYear = day.year() == local(now, zone).date().year();
    return QLocale().toString(day, thisYear ? u"MMMM"_s : tr("MMMM yyyy", "month and year, a date format"));
}

QString TimeWords::mentorSince(Instant then, Instant now, const QTimeZone& zone)
{
    switch (since(then, now, zone)) {
    case Since::Today:
        return tr("Your mentor since today");
    case Since::Day:
        return tr("Your mentor since %1", "a day of the month: 12 May").arg(date(then, now, zone));
    case Since::Month:
        return tr("Your mentor since %1", "a month: May, May 2025").arg(month(then, now, zone));
    }
    return {};
}

QString TimeWords::apprenticeSince(Instant then, Instant now, const QTimeZone& zone)
{
    switch (since(then, now, zone)) {
    case Since::Today:
        return tr("Your apprentice since today");
    case Since::Day:
        return tr("Your apprentice since %1", "a day of the month: 12 May").arg(date(then, now, zone));
    case Since::Month:
        return tr("Your apprentice since %1", "a month: May, May 2025").arg(month(then, now, zone));
    }
    return {};
}

QString TimeWords::date(Instant then, Instant now, const QTimeZone& zone)
{
    const QDate day = local(then, zone).date();
    if (day.year() == local(now, zone).date().year())
        return QLocale().toString(day, tr("d MMMM", "day and month, a date format"));
    return QLocale().toString(day, tr("d MMMM yyyy", "day, month and year, a date format"));
}

QString TimeWords::longDate(Instant now, const QTimeZone& zone)
{
    const QString text = QLocale().toString(
        local(now, zone).date(), tr("dddd d MMMM", "weekday, day and month, a date format"));
    return text.left(1).toUpper() + text.mid(1);
}

QString TimeWords::zoneName(const QTimeZone& zone, Instant now)
{
    const QString id = QString::fromUtf8(zone.id());
    QString city = id.section(u'/', -1).replace(u'_', u' ');
    const QString abbreviation = zone.abbreviation(local(now, zone));
    if (abbreviation == city)
        return city;
    return tr("%1 (%2)", "city and abbreviation of its time zone").arg(city, abbreviation);
}

QString TimeWords::greeting(const QString& name, Instant now, const QTimeZone& zone)
{
    const int hour = local(now, zone).time().hour();
    if (hour >= 5 && hour < 12)
        return tr("Good morning, %1").arg(name);
    if (hour >= 12 && hour < 19)
        return tr("Good afternoon, %1").arg(name);
    return tr("Good evening, %1").arg(name);
}

QString TimeWords::thereNow(const QTimeZone& zone, Instant now)
{
    const QString time = QLocale().toString(local(now, zone).time(), QLocale::ShortFormat);
    return tr("%1 there now", "the time where a mentor lives").arg(time);
}

} // namespace gremio
