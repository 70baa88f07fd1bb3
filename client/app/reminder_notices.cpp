// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/reminder_notices.h"

#include "client/state/session_steps.h"
#include "client/words/reminder_words.h"
#include "client/words/time_words.h"

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

const QString prefix = u"session:"_s;
const QString join = u"join"_s;
const QString open = u"open"_s;
const QString snooze = u"snooze:"_s;

QString keyOf(const SessionId& id)
{
    return prefix + id.toString();
}

std::optional<SessionId> sessionOf(const QString& key)
{
    return key.startsWith(prefix) ? SessionId::parse(key.sliced(prefix.size()).toLatin1()) : std::nullopt;
}

} // namespace

ReminderNotices::ReminderNotices(const Around& around, QObject* parent)
    : QObject(parent)
    , m_around(around)
{
    DesktopNotifier& notifier = around.notices.notifier();
    connect(&around.reminders, &Reminders::due, this, &ReminderNotices::tell);
    connect(&around.reminders, &Reminders::over, this,
        [&notifier](const SessionId& id) { notifier.close(keyOf(id)); });
    connect(&notifier, &DesktopNotifier::opened, this, [this](const QString& key) { act(key, open); });
    connect(&notifier, &DesktopNotifier::acted, this, &ReminderNotices::act);
}

void ReminderNotices::tell(const Session& session)
{
    const Instant now = m_around.clock.now();
    if (m_around.settings.isQuietAt(QDateTime::fromMSecsSinceEpoch(toMillis(now)).time()))
        return;
    const User& me = m_around.session.user();
    const QTimeZone zone = TimeWords::zoneOf(me.timeZone);
    const bool whole = m_around.settings.showsContent();
    DesktopNotice notice;
    notice.title = whole ? ReminderWords::title(session, me.id, now) : ReminderWords::hiddenTitle();
    notice.text =
        whole ? ReminderWords::text(session, now, zone) : ReminderWords::hiddenText(session, now, zone);
    notice.actions << (stepsOf(session, me.id, now).join ? DesktopNotice::Action{join, tr("Join")}
                                                         : DesktopNotice::Action{open, tr("Open")});
    for (const auto length : Reminders::snoozes(session, now))
        notice.actions << DesktopNotice::Action{
            snooze + QString::number(length.count()), ReminderWords::snooze(length)};
    notice.stays = true;
    m_around.notices.notifier().show(keyOf(session.id), notice);
}

void ReminderNotices::act(const QString& key, const QString& action)
{
    const auto id = sessionOf(key);
    if (!id)
        return;
    if (action.startsWith(snooze)) {
        m_around.reminders.snooze(*id, std::chrono::minutes(action.sliced(snooze.size()).toInt()));
        return;
    }
    m_around.reminders.settle(*id);
    m_around.notices.raise();
    if (action == join)
        Q_EMIT joinWanted(*id);
    else
        Q_EMIT openWanted(*id);
}

} // namespace gremio
