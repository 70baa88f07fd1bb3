// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/session_event.h"

/// The rows of session_events.
namespace gremio::scheduling::repository {

/// As the session's next; its own number does not count. The session's row was written, or locked, before.
void addEvent(storage::Transaction& tx, SessionId session, const SessionEvent& event);

/// From the first to the last, those after that number.
std::vector<SessionEvent> events(storage::Transaction& tx, SessionId session, int after, int limit);

/// Of all sessions of somebody, session by session, those after that one.
std::vector<ExportedSessionEvent> eventsToExport(
    storage::Transaction& tx, UserId user, SessionId session, int after, int limit);

} // namespace gremio::scheduling::repository
