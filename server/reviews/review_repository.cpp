// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/review_repository.h"

#include <limits>

namespace gremio::reviews::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement lockSessionRow("reviews/lock_session");
constexpr Statement lockProfileRow("reviews/lock_profile");
constexpr Statement insertReview("reviews/insert_review");
constexpr Statement editReview("reviews/edit_review");
constexpr Statement reviewById("reviews/review");
constexpr Statement reviewsOfSession("reviews/reviews_of_session");
constexpr Statement owedSessions("reviews/owed_sessions");
constexpr Statement reviewsOfSubject("reviews/reviews_of_subject");
constexpr Statement reviewsToExport("reviews/reviews_to_export");
constexpr Statement revealSession("reviews/reveal_session");
constexpr Statement revealDueReviews("reviews/reveal_due");
constexpr Statement rating("reviews/rating");
constexpr Statement clearComments("reviews/clear_comments");

Review reviewFrom(const Query& row)
{
    Review review;
    review.id = row.get<ReviewId>(0);
    review.sessionId = row.get<SessionId>(1);
    review.author = {row.get<UserId>(2), row.get<QString>(3), row.get<std::optional<QString>>(4)};
    review.author.deleted = review.author.displayName.isEmpty(); // nobody else is without a name
    review.subjectId = row.get<UserId>(5);
    review.as = row.get<ReviewedAs>(6);
    review.rating = row.get<int>(7);
    review.comment = row.get<std::optional<QString>>(8);
    review.createdAt = row.get<Instant>(9);
    review.editedAt = row.get<std::optional<Instant>>(10);
    review.revealedAt = row.get<std::optional<Instant>>(11);
    return review;
}

Revealed revealedFrom(const Query& row)
{
    return {row.get<ReviewId>(0), row.get<SessionId>(1), row.get<UserId>(2), row.get<UserId>(3),
        row.get<ReviewedAs>(4)};
}

} // namespace

void lockSession(Transaction& tx, SessionId session)
{
    tx.query(lockSessionRow).bind("id", session).exists();
}

void insert(Transaction& tx, const Review& review, Instant revealAt)
{
    tx.query(insertReview)
        .bind("id", review.id)
        .bind("session", review.sessionId)
        .bind("author", review.author.id)
        .bind("subject", review.subjectId)
        .bind("role", review.as)
        .bind("rating", review.rating)
        .bind("comment", review.comment)
        .bind("now", tx.now())
        .bind("reveal_at", revealAt)
        .exec();
}

bool edit(Transaction& tx, SessionId session, UserId author, int stars, const std::optional<QString>& comment)
{
    return tx.query(editReview)
               .bind("session", session)
               .bind("author", author)
               .bind("rating", stars)
               .bind("comment", comment)
               .bind("now", tx.now())
               .exec()
        > 0;
}

std::optional<Review> review(Transaction& tx, ReviewId id)
{
    return tx.query(reviewById).bind("id", id).one(reviewFrom);
}

std::vector<Review> ofSession(Transaction& tx, SessionId session)
{
    return tx.query(reviewsOfSession).bind("session", session).all(reviewFrom);
}

std::vector<SessionId> owedBy(Transaction& tx, UserId user, Instant since, int limit)
{
    return tx.query(owedSessions)
        .bind("user", user)
        .bind("since", since)
        .bind("limit", limit)
        .all([](const Query& row) { return row.get<SessionId>(0); });
}

std::vector<Review> ofSubject(Transaction& tx, UserId subject, const std::optional<ReviewedAs>& as,
    const std::optional<ReviewPosition>& after, int limit)
{
    const ReviewPosition before =
        after.value_or(ReviewPosition{instantFromMillis(std::numeric_limits<qint64>::max()), ReviewId()});
    return tx.query(reviewsOfSubject)
        .bind("subject", subject)
        .bind("all", !as)
        .bind("role", as.value_or(ReviewedAs::Mentor))
        .bind("at", before.revealedAt)
        .bind("id", before.id)
        .bind("limit", limit)
        .all(reviewFrom);
}

std::vector<Review> toExport(Transaction& tx, UserId user, ReviewId after, int limit)
{
    return tx.query(reviewsToExport)
        .bind("user", user)
        .bind("after", after)
        .bind("limit", limit)
        .all(reviewFrom);
}

std::vector<Revealed> revealOf(Transaction& tx, SessionId session)
{
    return tx.query(revealSession).bind("session", session).bind("now", tx.now()).all(revealedFrom);
}

std::vector<Revealed> revealDue(Transaction& tx, int limit)
{
    return tx.query(revealDueReviews).bind("now", tx.now()).bind("limit", limit).all(revealedFrom);
}

std::optional<Rating> lockedRating(Transaction& tx, UserId mentor)
{
    if (!tx.query(lockProfileRow).bind("user", mentor).exists())
        return std::nullopt;
    return tx.query(rating).bind("user", mentor).one([](const Query& row) {
        return Rating{row.get<qint64>(0), row.get<int>(1)};
    });
}

void clearCommentsOf(Transaction& tx, UserId user)
{
    tx.query(clearComments).bind("user", user).exec();
}

} // namespace gremio::reviews::repository
