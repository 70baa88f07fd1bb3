// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/directory/directory_service.h"
#include "server/reviews/review_repository.h"
#include "server/storage/event_bus.h"

#include <chrono>

namespace gremio::reviews {

/// How long after the end of a session one can write, and a review waits for the other one's.
inline constexpr std::chrono::days reviewsOpen{14};

/// What the two of a completed session say of each other. Neither sees the other's before both have written,
/// or the time for it is over; so nobody answers a bad word with another. What is revealed stays as it is,
/// and counts: a mentor's rating is what the revealed reviews of them as a mentor add up to, in the
/// transaction that reveals them.
///
/// Each call inside the caller's transaction; what is not kept is thrown as Problem. Any thread.
class ReviewService {
public:
    /// The directory outlives this.
    explicit ReviewService(const directory::DirectoryService& directory);

    /// Ties it to what happens to accounts, in the transactions that do it. Outlives the bus's last event.
    static void listen(storage::EventBus& bus);

    /// Writes the caller's, or changes it. NotFound for everybody but the two; SessionNotOpen unless it was
    /// completed; TooLate once it was revealed or the time is over.
    Review write(storage::Transaction& tx, UserId author, SessionId session, const ReviewBody& body) const;

    /// NotFound for everybody but the two.
    static SessionReviews ofSession(storage::Transaction& tx, UserId user, SessionId session);

    /// What somebody can still write of, and has not.
    static OwedReviewList owedBy(storage::Transaction& tx, UserId user);

    /// The revealed ones of somebody. NotFound when there is no such account, or the caller may not see them:
    /// reviews of an apprentice are for themselves and for mentors.
    static std::vector<Review> ofUser(storage::Transaction& tx, const api::Caller& caller, UserId subject,
        const std::optional<ReviewedAs>& as, const std::optional<repository::ReviewPosition>& after,
        int limit);

    /// A chore: reveals what has waited long enough, at most `limit`; how many.
    int revealDue(storage::Transaction& tx, int limit) const;

private:
    void settle(storage::Transaction& tx, const std::vector<repository::Revealed>& revealed) const;

    const directory::DirectoryService& m_directory;
};

} // namespace gremio::reviews
