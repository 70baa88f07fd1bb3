// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/interval.h"
#include "server/storage/error.h"
#include "server/storage/transaction.h"
#include "shared/protocol/session_changes.h"

#include <optional>
#include <vector>

/// The rows of sessions, session_participants and holds; the names come from profiles. What lapsed by
/// `tx.now()` is told as such, whether or not it was written.
namespace gremio::scheduling::repository {

/// Which broken constraint is which problem.
void registerConstraints(storage::ConstraintMap& map);

/// In an active mentorship, and neither blocks the other.
bool mayBook(storage::Transaction& tx, UserId mentor, UserId apprentice);
/// All with whom the mentor is so.
std::vector<UserId> apprenticesOf(storage::Transaction& tx, UserId mentor);

/// Whose time is taken: what overlaps the range, but for a session's own times and the holds of `asker`.
std::vector<Interval> busy(
    storage::Transaction& tx, UserId user, const Interval& range, UserId asker, SessionId except = {});

/// Of somebody whose schedule is locked: holds, proposals and moves whose time has passed take none any more.
/// Whose holds are removed here and below is raised as OfferChanged.
void releaseLapsed(storage::Transaction& tx, UserId user);

std::optional<Session> session(storage::Transaction& tx, SessionId id);
/// As it is written, whatever lapsed since; nobody else writes it until the end of the transaction.
std::optional<Session> lockedSession(storage::Transaction& tx, SessionId id);
/// Both write whose time it takes, too. SlotTaken when somebody is elsewhere then.
void insertSession(storage::Transaction& tx, const Session& session);
void updateSession(storage::Transaction& tx, const Session& session);

/// A place in a list of sessions: the last one that was seen.
struct SessionPosition {
    Instant startsAt{};
    SessionId id;
};
/// Past ones the last first, others the first first.
std::vector<Session> sessions(storage::Transaction& tx, UserId user, const SessionQuery& query,
    const std::optional<SessionPosition>& after, int limit);
/// Those that take time and are not over.
std::vector<SessionId> liveSessionsOf(storage::Transaction& tx, UserId user);
/// At most `limit` whose proposal or move is past its start, and that are still written as they were.
std::vector<SessionId> lapsedSessions(storage::Transaction& tx, int limit);
/// Of an account that goes: what it wrote, and what was written for it.
void clearTextsOf(storage::Transaction& tx, UserId user);

/// SlotTaken.
void insertHold(storage::Transaction& tx, const Hold& hold, UserId apprentice);
/// That one and no other, also when its apprentice takes another one right now. False when they hold no such.
bool removeHold(storage::Transaction& tx, HoldId id, UserId apprentice);
/// Of an apprentice whose schedule is locked.
void removeHoldsOf(storage::Transaction& tx, UserId apprentice);
/// Those of a mentor and of an apprentice.
void removeHoldsWith(storage::Transaction& tx, UserId user);
/// How many have expired and were removed.
int removeExpiredHolds(storage::Transaction& tx, int limit);

} // namespace gremio::scheduling::repository
