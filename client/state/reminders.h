// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/reminder_book.h"
#include "client/state/session_calendar.h"
#include "shared/core/clock.h"
#include "shared/protocol/notification.h"

#include <QTimer>

namespace gremio {

/// When to remind me of which session. While there is a line to the server, that is when the server says so;
/// what became due while there was none is found in the calendar, for sessions that have not begun. Of each
/// session one reminder is told, the latest that is due, and none twice, also over a restart. One that is
/// snoozed comes again, unless the session is cancelled, moved or begun by then, or I am there already.
///
/// What is done about a reminder is this computer's affair: another device goes on reminding until the
/// session begins.
class Reminders : public QObject {
    Q_OBJECT

public:
    /// calendar and clock must outlive it.
    Reminders(const QString& file, const UserId& me, const SessionCalendar& calendar, const Clock& clock,
        QObject* parent = nullptr);

    /// How long before a start I want to be reminded.
    void want(const std::vector<int>& minutes);
    /// The server reminds me. The calendar knows the session already.
    void take(const Notification& notification);
    /// Whether the server would tell. recovered: what it told meanwhile comes now.
    void setLive(bool live, bool recovered = false);
    /// Looks what is due and what is over; by itself every few seconds.
    void look();

    /// Told and not answered yet, in the order of their starts.
    std::vector<Session> shown() const;

    /// Again after so long; where that is not before the start nothing changes.
    void snooze(const SessionId& id, std::chrono::minutes length);
    /// Seen, or gone there.
    void settle(const SessionId& id);
    /// How long it can be snoozed now, the shortest first.
    static std::vector<std::chrono::minutes> snoozes(const Session& session, Instant now);

    void wipe();

Q_SIGNALS:
    /// Say it, or say it again.
    void due(const gremio::Session& session);
    /// There is nothing to say of it any more.
    void over(const gremio::SessionId& id);
    /// shown() is otherwise.
    void changed();

private:
    bool isOpen(const Session& session, Instant startsAt) const;
    void remind(const Session& session, int minutes);
    void show(const Session& session);
    void hide(const SessionId& id);
    void endShown();
    void wakeSnoozed();
    void catchUp();

    const UserId m_me;
    const SessionCalendar& m_calendar;
    const Clock& m_clock;
    ReminderBook m_book;
    std::map<SessionId, Instant> m_shown; ///< with the start that they are about
    bool m_live = false;
    bool m_known = false; ///< the calendar was loaded since there is a line
    bool m_everKnown = false;
    QTimer m_timer;
};

} // namespace gremio
