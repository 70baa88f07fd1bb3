// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/review.h"

#include <optional>
#include <vector>

/// The rows of reviews; the names come from profiles.
namespace gremio::reviews::repository {

/// Whoever writes of the same session waits.
void lockSession(storage::Transaction& tx, SessionId session);

void insert(storage::Transaction& tx, const Review& review, Instant revealAt);
/// False when there is none, or it was revealed.
bool edit(storage::Transaction& tx, SessionId session, UserId author, int rating,
    const std::optional<QString>& comment);

std::optional<Review> review(storage::Transaction& tx, ReviewId id);
/// Two at most.
std::vector<Review> ofSession(storage::Transaction& tx, SessionId session);

/// Completed after `since`, and not reviewed by them; the last completed first.
std::vector<SessionId> owedBy(storage::Transaction& tx, UserId user, Instant since, int limit);

/// A place in a list of reviews: the last one that was seen.
struct ReviewPosition {
    Instant revealedAt{};
    ReviewId id;
};
/// Revealed ones, the last first.
std::vector<Review> ofSubject(storage::Transaction& tx, UserId subject, const std::optional<ReviewedAs>& as,
    const std::optional<ReviewPosition>& after, int limit);
/// What somebody wrote, and what they see of what others wrote of them.
std::vector<Review> toExport(storage::Transaction& tx, UserId user, ReviewId after, int limit);

/// One that was revealed just now.
struct Revealed {
    ReviewId id;
    SessionId session;
    UserId author;
    UserId subject;
    ReviewedAs as = ReviewedAs::Mentor;
};
std::vector<Revealed> revealOf(storage::Transaction& tx, SessionId session);
/// Those whose time has come.
std::vector<Revealed> revealDue(storage::Transaction& tx, int limit);

/// What the revealed reviews of a mentor add up to.
struct Rating {
    qint64 sum = 0;
    int count = 0;
};
/// Until the end of the transaction nobody else changes it. Nothing without a profile.
std::optional<Rating> lockedRating(storage::Transaction& tx, UserId mentor);

/// Of an account that goes: what it wrote, and what was written of it.
void clearCommentsOf(storage::Transaction& tx, UserId user);

} // namespace gremio::reviews::repository
