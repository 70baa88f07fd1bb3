// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/reminders.h"

#include "shared/protocol/notification_preferences.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace gremio {

namespace {

constexpr auto lookEvery = 5s;
/// A line that is broken may look whole for so long.
constexpr auto unsure = 1min;

} // namespace

Reminders::Reminders(const QString& file, const UserId& me, const SessionCalendar& calendar,
    const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_me(me)
    , m_calendar(calendar)
    , m_clock(clock)
    , m_book(file, clock.now())
{
    connect(&calendar, &SessionCalendar::changed, this, &Reminders::look);
    connect(&calendar, &SessionCalendar::loaded, this, [this](SessionCalendar::Part part) {
        if (part != SessionCalendar::Part::Upcoming)
            return;
        look(); // for what was missed
        m_known = m_everKnown = true;
        look();
    });
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Reminders::look);
    m_timer.start();
}

void Reminders::want(const std::vector<int>& minutes)
{
    m_book.setMinutes(minutes);
    look();
}

void Reminders::take(const Notification& notification)
{
    if (notification.kind != NotificationKind::SessionReminder || !notification.session)
        return;
    const Session& told = *notification.session;
    const Session session = m_calendar.find(told.id).value_or(told);
    if (isOpen(session, told.startsAt))
        remind(session, notification.minutesBefore.value_or(0));
}

void Reminders::setLive(bool live, bool recovered)
{
    if (live && !recovered)
        m_known = false; // what was missed is seen in the calendar once it is loaded again
    if (m_live && !live)
        m_book.setHeardUntil(m_book.heardUntil(), true);
    m_live = live;
    look();
}

bool Reminders::isOpen(const Session& session, Instant startsAt) const
{
    const bool iCame =
        (session.mentor.id == m_me ? session.mentorCameAt : session.apprenticeCameAt).has_value();
    // The other one may be there early: I still have to come.
    const bool awaitsMe =
        session.status == SessionStatus::Scheduled || (session.status == SessionStatus::InProgress && !iCame);
    return awaitsMe && session.startsAt == startsAt && session.startsAt > m_clock.now();
}

void Reminders::look()
{
    endShown();
    wakeSnoozed();
    if (m_live && m_known)
        m_book.setHeardUntil(m_clock.now() - unsure);
    else
        catchUp();
}

void Reminders::endShown()
{
    const auto shown = m_shown;
    for (const auto& [id, startsAt] : shown) {
        const auto session = m_calendar.find(id);
        if (!session || !isOpen(*session, startsAt))
            hide(id);
    }
}

void Reminders::wakeSnoozed()
{
    const Instant now = m_clock.now();
    const auto all = m_book.snoozed();
    for (const auto& [id, snoozed] : all) {
        const auto session = m_calendar.find(id);
        if (session ? !isOpen(*session, snoozed.startsAt) : m_everKnown || snoozed.startsAt <= now) {
            m_book.wake(id);
        } else if (session && snoozed.dueAt <= now) {
            m_book.wake(id);
            show(*session);
        }
    }
}

/// Of each session the latest that is due, if that was while nobody heard, and if it was a session by then.
void Reminders::catchUp()
{
    const Instant now = m_clock.now();
    const auto& wanted = m_book.minutes().value_or(NotificationPreferences::usual().reminderMinutes);
    for (const Session& session : m_calendar.upcoming(now)) {
        int latest = 0;
        for (const int minutes : wanted) {
            const bool isDue = session.startsAt - std::chrono::minutes(minutes) <= now;
            if (isDue && (latest == 0 || minutes < latest))
                latest = minutes;
        }
        const Instant dueAt = session.startsAt - std::chrono::minutes(latest);
        if (latest > 0 && dueAt > m_book.heardUntil() && session.createdAt < dueAt
            && isOpen(session, session.startsAt))
            remind(session, latest);
    }
}

void Reminders::remind(const Session& session, int minutes)
{
    if (!m_book.tell(session.id, session.startsAt, minutes))
        return;
    m_book.wake(session.id); // this one takes its place
    show(session);
}

void Reminders::show(const Session& session)
{
    m_shown[session.id] = session.startsAt;
    Q_EMIT due(session);
    Q_EMIT changed();
}

void Reminders::hide(const SessionId& id)
{
    if (m_shown.erase(id) == 0)
        return;
    Q_EMIT over(id);
    Q_EMIT changed();
}

std::vector<Session> Reminders::shown() const
{
    std::vector<Session> all;
    for (const auto& [id, startsAt] : m_shown) {
        if (const auto session = m_calendar.find(id))
            all.push_back(*session);
    }
    std::sort(all.begin(), all.end(), [](const Session& a, const Session& b) {
        return std::tie(a.startsAt, a.id) < std::tie(b.startsAt, b.id);
    });
    return all;
}

std::vector<std::chrono::minutes> Reminders::snoozes(const Session& session, Instant now)
{
    std::vector<std::chrono::minutes> lengths;
    if (now + 5min < session.startsAt)
        lengths.push_back(5min);
    // An hour before the start an hour is of no use.
    if (now + 2h < session.startsAt)
        lengths.push_back(60min);
    return lengths;
}

void Reminders::snooze(const SessionId& id, std::chrono::minutes length)
{
    const auto session = m_calendar.find(id);
    const Instant dueAt = m_clock.now() + length;
    if (!session || !m_shown.contains(id) || dueAt >= session->startsAt)
        return; // too late to be reminded again: it stays
    m_book.snooze(id, {session->startsAt, dueAt});
    hide(id);
}

void Reminders::settle(const SessionId& id)
{
    hide(id);
}

void Reminders::wipe()
{
    m_timer.stop();
    m_book.wipe();
}

} // namespace gremio
