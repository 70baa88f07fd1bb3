// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/directory/directory_service.h"
#include "server/scheduling/session_notes_repository.h"
#include "server/scheduling/session_repository.h"
#include "server/storage/event_bus.h"
#include "shared/protocol/session_event.h"

namespace gremio::scheduling {

/// How long a time is kept for who decides.
inline constexpr std::chrono::minutes holdLasts{5};

/// Booking and what becomes of sessions, each call inside the caller's transaction; what is not kept is
/// thrown as Problem. Any thread.
///
/// Whatever changes somebody's time locks the schedules of both first, in the order of their ids. So what is
/// seen free is free until the end of the transaction; that no two sessions overlap is kept by the database
/// in any case. Whatever becomes of a session is written down as one of its events.
class SessionService {
public:
    /// The directory outlives this.
    explicit SessionService(const directory::DirectoryService& directory);

    /// Ties it to what happens to accounts, in the transactions that do it. Outlives the bus's last event.
    static void listen(storage::EventBus& bus);

    /// An apprentice books a free slot, which ends their hold; a mentor proposes any time that both have.
    /// ValidationFailed, NotFound, Forbidden, BookingNotAllowed; SlotTaken and NotASlot with the next free
    /// slots.
    Session book(storage::Transaction& tx, const api::Caller& caller, const BookSessionBody& body) const;

    /// Keeps a free slot for five minutes, and gives back what the apprentice held before. As book().
    Hold hold(storage::Transaction& tx, UserId apprentice, const HoldBody& body) const;
    /// NotFound.
    static void release(storage::Transaction& tx, UserId apprentice, HoldId id);

    /// NotFound for everybody but the two; the same below. Other problems: session_rules.h.
    static Session session(storage::Transaction& tx, UserId user, SessionId id);
    /// What happened to it from the first on, those after that number.
    static std::vector<SessionEvent> events(
        storage::Transaction& tx, UserId user, SessionId id, int after, int limit);
    static std::vector<Session> sessions(storage::Transaction& tx, UserId user, const SessionQuery& query,
        const std::optional<repository::SessionPosition>& after, int limit);

    /// BookingNotAllowed.
    static Session confirm(storage::Transaction& tx, UserId user, SessionId id);
    static Session decline(
        storage::Transaction& tx, UserId user, SessionId id, const std::optional<QString>& reason);
    static Session cancel(storage::Transaction& tx, UserId user, SessionId id, const QString& reason);
    /// To a free slot of the mentor at once; to another time once the other agrees. Ends the apprentice's
    /// hold when they move it. BookingNotAllowed, SlotTaken.
    static Session reschedule(
        storage::Transaction& tx, UserId user, SessionId id, const RescheduleBody& body);
    /// SessionNotOpen.
    static Session describe(
        storage::Transaction& tx, UserId user, SessionId id, const SessionDetailsBody& body);
    /// At any time, also when it is over. Changes are told as SessionNoted.
    static SessionNotes notes(storage::Transaction& tx, UserId user, SessionId id);
    static SessionNotes replaceNotes(
        storage::Transaction& tx, UserId user, SessionId id, const SessionNotesBody& body);
    static Session start(storage::Transaction& tx, UserId user, SessionId id);
    static Session complete(storage::Transaction& tx, UserId user, SessionId id);
    static Session noShow(storage::Transaction& tx, UserId user, SessionId id);

    /// A chore: holds that are over go, proposals and moves that nobody answered are settled, and all are
    /// told of it. At most `limit` of each; how many of what there was most.
    static int sweep(storage::Transaction& tx, int limit);

    /// The account goes: what was to come is cancelled, what it wrote is cleared.
    static void forget(storage::Transaction& tx, UserId user);

private:
    const directory::DirectoryService& m_directory;
};

} // namespace gremio::scheduling
