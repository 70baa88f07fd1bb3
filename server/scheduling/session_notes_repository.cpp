// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_notes_repository.h"

namespace gremio::scheduling::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement notesOfSession("scheduling/notes");
constexpr Statement upsertNotes("scheduling/upsert_notes");
constexpr Statement notesByUser("scheduling/notes_by");
constexpr Statement deleteNotes("scheduling/delete_notes");

} // namespace

SessionNotes notes(Transaction& tx, SessionId session, UserId user)
{
    SessionNotes notes;
    Query rows = tx.query(notesOfSession);
    rows.bind("session", session);
    while (rows.next()) {
        if (rows.get<UserId>(0) == user) {
            notes.mine = rows.get<QString>(1);
            notes.shared = rows.get<QString>(2);
        } else {
            notes.theirs = rows.get<QString>(2);
        }
    }
    return notes;
}

void replaceNotes(Transaction& tx, SessionId session, UserId user, const SessionNotesBody& notes)
{
    tx.query(upsertNotes)
        .bind("session", session)
        .bind("author", user)
        .bind("private", notes.mine)
        .bind("shared", notes.shared)
        .bind("now", tx.now())
        .exec();
}

std::vector<NotedSession> notesBy(Transaction& tx, UserId user)
{
    return tx.query(notesByUser).bind("author", user).all([](const Query& row) {
        NotedSession noted;
        noted.sessionId = row.get<SessionId>(0);
        noted.mine = row.get<QString>(1);
        noted.shared = row.get<QString>(2);
        return noted;
    });
}

void forgetNotes(Transaction& tx, UserId user)
{
    tx.query(deleteNotes).bind("author", user).exec();
}

} // namespace gremio::scheduling::repository
