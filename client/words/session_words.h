// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace gremio {

/// Sessions and their times as people say them, in the app's language.
class SessionWords {
    Q_DECLARE_TR_FUNCTIONS(SessionWords)

public:
    /// The first line of the agenda, or "Session with Daniel" for `me`.
    static QString title(const Session& session, const UserId& me);
    /// "Scheduled", "Waiting for Iker", "Waits for you", …
    static QString status(const Session& session, const UserId& me, Instant now);
    /// "You learn", "You mentor"
    static QString role(const Session& session, const UserId& me);
    static QString medium(SessionMedium medium);
    /// Of a session: "45 min", "90 min", "2 h"
    static QString length(int minutes);
    /// "45 min", "1 h", "5 h 30 min"
    static QString hours(int minutes);

    /// "16:30", "16:30–17:15"
    static QString time(Instant at, const QTimeZone& zone);
    static QString span(Instant from, Instant to, const QTimeZone& zone);
    /// "today", "tomorrow", "Thursday 29 October", with the year unless it is this one.
    static QString day(Instant at, Instant now, const QTimeZone& zone);
    /// The same where there is little room: "Thu 29 Oct".
    static QString shortDay(Instant at, Instant now, const QTimeZone& zone);
    /// "24 Nov"
    static QString shortDate(Instant at, const QTimeZone& zone);
    static bool isOnDayOf(Instant at, Instant now, const QTimeZone& zone);
    /// "Today 11:30–12:15"
    static QString dayAndSpan(Instant from, Instant to, Instant now, const QTimeZone& zone);
    /// The same within a line: "today 11:30–12:15"
    static QString dayAndSpanInLine(Instant from, Instant to, Instant now, const QTimeZone& zone);
    /// "26 October – 1 November 2026"
    static QString week(const QDate& monday);
    /// The same where there is little room: "26 Oct – 1 Nov 2026".
    static QString shortWeek(const QDate& monday);
    /// "Madrid"
    static QString city(const QTimeZone& zone);
    /// "08:14" below an hour, "3 h 20 min", "2 days"
    static QString countdown(std::chrono::milliseconds left);

    /// Why the time there is not what one is used to: the clocks of one of the two change between now and
    /// then, or soon after. Empty where the difference is the usual one.
    static QString clockChange(const QTimeZone& mine, const QTimeZone& theirs, Instant at, Instant now);
    /// "London is 1 h behind", "… ahead"; empty where the clocks show the same.
    static QString difference(const QTimeZone& mine, const QTimeZone& theirs, Instant at);

private:
    static QString nearDay(const QDate& date, const QDate& today);
};

} // namespace gremio
