// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/notification_settings.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace gremio {

NotificationSettings::NotificationSettings(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

void NotificationSettings::set(const QString& key, const QVariant& value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    Q_EMIT changed();
}

bool NotificationSettings::messages() const
{
    return m_settings.value(u"notify/messages"_s, true).toBool();
}

void NotificationSettings::setMessages(bool wanted)
{
    set(u"notify/messages"_s, wanted);
}

bool NotificationSettings::showsContent() const
{
    return m_settings.value(u"notify/content"_s, true).toBool();
}

void NotificationSettings::setShowsContent(bool shows)
{
    set(u"notify/content"_s, shows);
}

bool NotificationSettings::staysInTray() const
{
    return m_settings.value(u"window/tray"_s, true).toBool();
}

void NotificationSettings::setStaysInTray(bool stays)
{
    set(u"window/tray"_s, stays);
}

bool NotificationSettings::quietHours() const
{
    return m_settings.value(u"notify/quiet"_s, false).toBool();
}

void NotificationSettings::setQuietHours(bool quiet)
{
    set(u"notify/quiet"_s, quiet);
}

QTime NotificationSettings::quietFrom() const
{
    return QTime::fromString(m_settings.value(u"notify/quietFrom"_s, u"22:00"_s).toString(), u"HH:mm"_s);
}

QTime NotificationSettings::quietTo() const
{
    return QTime::fromString(m_settings.value(u"notify/quietTo"_s, u"08:00"_s).toString(), u"HH:mm"_s);
}

void NotificationSettings::setQuiet(const QTime& from, const QTime& to)
{
    set(u"notify/quietFrom"_s, from.toString(u"HH:mm"_s));
    set(u"notify/quietTo"_s, to.toString(u"HH:mm"_s));
}

bool NotificationSettings::isQuietAt(const QTime& time) const
{
    if (!quietHours())
        return false;
    const QTime from = quietFrom();
    const QTime to = quietTo();
    return from <= to ? time >= from && time < to : time >= from || time < to;
}

bool NotificationSettings::takeTrayHint()
{
    if (m_settings.value(u"window/trayTold"_s).toBool())
        return false;
    m_settings.setValue(u"window/trayTold"_s, true);
    return true;
}

} // namespace gremio
