// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/review_service.h"

#include "server/identity/identity_events.h"
#include "server/identity/user_repository.h"
#include "server/reviews/reviews_events.h"
#include "server/scheduling/session_service.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <set>

namespace gremio::reviews {

using storage::Transaction;

namespace {

/// Until when one can write of it; nothing unless it was completed.
std::optional<Instant> openUntil(const Session& session)
{
    if (session.status != SessionStatus::Completed || !session.settledAt)
        return std::nullopt;
    return *session.settledAt + reviewsOpen;
}

const Review* by(UserId author, const std::vector<Review>& reviews)
{
    const auto found = std::find_if(reviews.begin(), reviews.end(),
        [author](const Review& review) { return review.author.id == author; });
    return found == reviews.end() ? nullptr : &*found;
}

} // namespace

ReviewService::ReviewService(const directory::DirectoryService& directory)
    : m_directory(directory)
{
}

void ReviewService::listen(storage::EventBus& bus)
{
    // The stars stay: they are part of what the other one's rating is.
    bus.inTransaction<identity::UserDeleted>([](const identity::UserDeleted& event, Transaction& tx) {
        repository::clearCommentsOf(tx, event.user);
    });
}

Review ReviewService::write(Transaction& tx, UserId author, SessionId sessionId, const ReviewBody& body) const
{
    const Session session = scheduling::SessionService::session(tx, author, sessionId);
    const auto until = openUntil(session);
    if (!until)
        throw Problem(ErrorCode::SessionNotOpen, QStringLiteral("Only completed sessions are reviewed."));
    if (tx.now() >= *until)
        throw Problem(ErrorCode::TooLate, QStringLiteral("Sessions are reviewed within 14 days."));
    repository::lockSession(tx, sessionId);

    const std::optional<QString> comment =
        body.comment && !body.comment->isEmpty() ? body.comment : std::nullopt;
    const std::vector<Review> before = repository::ofSession(tx, sessionId);
    ReviewId id;
    if (const Review* own = by(author, before)) {
        if (!repository::edit(tx, sessionId, author, body.rating, comment))
            throw Problem(ErrorCode::TooLate, QStringLiteral("Both have written; reviews stay as they are."));
        id = own->id;
    } else {
        const bool ofMentor = author == session.apprentice.id;
        Review review;
        review.id = id = ReviewId::generate(tx.now());
        review.sessionId = sessionId;
        review.author.id = author;
        review.subjectId = ofMentor ? session.mentor.id : session.apprentice.id;
        review.as = ofMentor ? ReviewedAs::Mentor : ReviewedAs::Apprentice;
        review.rating = body.rating;
        review.comment = comment;
        repository::insert(tx, review, *until);
        if (!before.empty())
            settle(tx, repository::revealOf(tx, sessionId));
    }
    tx.raise(ReviewWritten{id, author});
    return repository::review(tx, id).value();
}

SessionReviews ReviewService::ofSession(Transaction& tx, UserId user, SessionId sessionId)
{
    const Session session = scheduling::SessionService::session(tx, user, sessionId);
    const std::vector<Review> written = repository::ofSession(tx, sessionId);
    SessionReviews reviews;
    for (const Review& review : written) {
        if (review.author.id == user)
            reviews.own = review;
        else if (review.revealedAt)
            reviews.other = review;
    }
    const auto until = openUntil(session);
    if (until && tx.now() < *until && !(reviews.own && reviews.own->revealedAt))
        reviews.openUntil = until;
    return reviews;
}

OwedReviewList ReviewService::owedBy(Transaction& tx, UserId user)
{
    constexpr int mostOwed = 50; // nobody keeps more in mind
    OwedReviewList list;
    for (const SessionId id : repository::owedBy(tx, user, tx.now() - reviewsOpen, mostOwed)) {
        const Session session = scheduling::SessionService::session(tx, user, id);
        list.items.push_back({session, openUntil(session).value()});
    }
    return list;
}

std::vector<Review> ReviewService::ofUser(Transaction& tx, const api::Caller& caller, UserId subject,
    const std::optional<ReviewedAs>& as, const std::optional<repository::ReviewPosition>& after, int limit)
{
    if (!identity::repository::liveUser(tx, subject))
        throw Problem(ErrorCode::NotFound);
    const bool seesAll = caller.user == subject || caller.has(Role::Mentor) || caller.has(Role::Admin);
    if (!seesAll && as == ReviewedAs::Apprentice)
        throw Problem(ErrorCode::NotFound);
    return repository::ofSubject(tx, subject, seesAll ? as : ReviewedAs::Mentor, after, limit);
}

int ReviewService::revealDue(Transaction& tx, int limit) const
{
    const auto revealed = repository::revealDue(tx, limit);
    settle(tx, revealed);
    return static_cast<int>(revealed.size());
}

void ReviewService::settle(Transaction& tx, const std::vector<repository::Revealed>& revealed) const
{
    std::set<UserId> mentors; // in one order, so that two who do this never wait for each other
    for (const auto& review : revealed) {
        if (review.as == ReviewedAs::Mentor)
            mentors.insert(review.subject);
        tx.raise(ReviewRevealed{review.id, review.author, review.subject});
    }
    for (const UserId mentor : mentors) {
        if (const auto rating = repository::lockedRating(tx, mentor))
            m_directory.setRating(tx, mentor, rating->sum, rating->count);
    }
}

} // namespace gremio::reviews
