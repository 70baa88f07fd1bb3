// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/mentorship/mentorship_repository.h"
#include "server/storage/transaction.h"
#include "shared/protocol/mentorship.h"

#include <chrono>

namespace gremio::mentorship {

/// How long a request waits for its answer.
inline constexpr std::chrono::days requestLifetime{14};

/// How many requests of one apprentice may wait at the same time.
inline constexpr int openRequestLimit = 5;

/// The rules between apprentices and mentors, each call inside the caller's transaction. A rule that is not
/// kept is thrown as Problem, and the transaction with it. Holds nothing but its collaborators: any thread.
///
/// What several do at the same time is decided by the rows: a pending request is settled by exactly one
/// conditional update, places and open requests are counted by conditional updates, and one pending request
/// and one active mentorship per pair are unique indexes. Rows are locked in one order (requests,
/// mentorships, the mentor's places, the apprentice's counter), so that no two calls wait for each other.
class MentorshipService {
public:
    /// The directory keeps the mentors' places; it outlives this.
    explicit MentorshipService(const directory::DirectoryService& directory);

    /// Ties it to what happens to accounts, in the transactions that do it. Outlives the bus's last event.
    void listen(storage::EventBus& bus);

    /// RequestToSelf, NotFound (no such mentor), RequestPending, AlreadyInMentorship, MentorUnavailable
    /// (takes nobody), MentorFull, TooManyOpenRequests. The other way round, B asking A, is another relation
    /// and another request.
    MentorshipRequest send(storage::Transaction& tx, UserId apprentice, const CreateRequestBody& body);

    /// By the mentor. Takes one of their places and opens the mentorship. RequestNotPending, MentorFull.
    AcceptedRequest accept(storage::Transaction& tx, UserId mentor, MentorshipRequestId id);

    /// By the mentor. RequestNotPending.
    MentorshipRequest decline(
        storage::Transaction& tx, UserId mentor, MentorshipRequestId id, const DeclineBody& body);

    /// By the apprentice. RequestNotPending.
    MentorshipRequest withdraw(storage::Transaction& tx, UserId apprentice, MentorshipRequestId id);

    /// By either of the two; gives the place back. MentorshipNotActive.
    Mentorship end(storage::Transaction& tx, UserId user, MentorshipId id);

    /// NotFound for everybody but the two.
    MentorshipRequest request(storage::Transaction& tx, UserId user, MentorshipRequestId id);
    Mentorship mentorship(storage::Transaction& tx, UserId user, MentorshipId id);

    /// Newest first, from `after` on.
    Slice<MentorshipRequest> requests(storage::Transaction& tx, UserId user, const RequestQuery& query,
        const std::optional<ListPosition>& after);
    Slice<Mentorship> mentorships(storage::Transaction& tx, UserId user, const MentorshipQuery& query,
        const std::optional<ListPosition>& after);

    /// Settles requests that nobody answered in time, the oldest first, at most `limit`. How many it were.
    int expire(storage::Transaction& tx, int limit);

    /// The account cannot be used for now: requests it sent are withdrawn, requests to it expire, so that
    /// nobody waits for it. Its mentorships go on.
    void settleOpen(storage::Transaction& tx, UserId user);

    /// The account goes: requests it sent are withdrawn, requests to it expire, its mentorships end, and
    /// what it wrote is cleared.
    void forget(storage::Transaction& tx, UserId user);

private:
    void settled(storage::Transaction& tx, const std::vector<SettledRow>& rows);
    void ended(storage::Transaction& tx, const std::vector<EndedRow>& rows, UserId by);

    const directory::DirectoryService& m_directory;
};

} // namespace gremio::mentorship
