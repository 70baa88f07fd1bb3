// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/session_notes.h"

#include <vector>

/// The rows of session_notes.
namespace gremio::scheduling::repository {

/// As `user`, one of the session's two, sees them.
SessionNotes notes(storage::Transaction& tx, SessionId session, UserId user);
/// Those by `user`.
void replaceNotes(storage::Transaction& tx, SessionId session, UserId user, const SessionNotesBody& notes);
/// All by `user`.
std::vector<NotedSession> notesBy(storage::Transaction& tx, UserId user);
/// The account goes, and what it noted.
void forgetNotes(storage::Transaction& tx, UserId user);

} // namespace gremio::scheduling::repository
