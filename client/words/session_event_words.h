// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session_event.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace gremio {

/// What happened to a session as people say it, in the app's language.
class SessionEventWords {
    Q_DECLARE_TR_FUNCTIONS(SessionEventWords)

public:
    /// "You booked it", "Daniel agreed to the other time", "Completed"; with the reason where there is one.
    static QString say(const SessionEvent& event, const Session& session, const UserId& me);
    /// The times it is about: "Thu 29 Oct 11:30–12:15 → Fri 30 Oct 10:00–10:45", "Thu 29 Oct 11:30–12:15".
    /// Empty where there are none, or none that the page does not say anyway.
    static QString times(const SessionEvent& event, Instant now, const QTimeZone& zone);

private:
    static QString mine(SessionEventKind kind, const QString& name);
    static QString theirs(SessionEventKind kind, const QString& name);
    static QString nobodys(SessionEventKind kind);
};

/// What the session itself tells of its course, where nothing else is known.
std::vector<SessionEvent> knownEvents(const Session& session);

} // namespace gremio
