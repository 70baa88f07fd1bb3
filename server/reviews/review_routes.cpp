// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/review_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/reviews/review_service.h"

namespace gremio::reviews {

namespace {

using api::Access;

struct SessionPath {
    SessionId id;
    static constexpr auto fields() { return fieldList(field("id", &SessionPath::id, "The session")); }
};

struct UserPath {
    UserId id;
    static constexpr auto fields() { return fieldList(field("id", &UserPath::id, "The account")); }
};

/// What a cursor holds: the last review that was shown.
struct Seen {
    Instant revealedAt{};
    ReviewId id;
    static constexpr auto fields()
    {
        return fieldList(
            field("revealedAt", &Seen::revealedAt, "Since when"), field("id", &Seen::id, "Which one"));
    }
};

Page<Review> page(
    storage::Transaction& tx, const api::Caller& caller, UserId subject, const ReviewQuery& query)
{
    std::optional<repository::ReviewPosition> after;
    if (const auto seen = api::fromCursor<Seen>(query.cursor))
        after = repository::ReviewPosition{seen->revealedAt, seen->id};
    Page<Review> page;
    page.items = ReviewService::ofUser(tx, caller, subject, query.as, after, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.resize(static_cast<std::size_t>(query.limit));
        const Review& last = page.items.back();
        page.nextCursor = api::toCursor(Seen{last.revealedAt.value_or(last.createdAt), last.id});
    }
    return page;
}

} // namespace

void addReviewRoutes(api::RouteTable& routes, const ReviewService& reviews)
{
    routes.post("/sessions/:id/review", "writeReview")
        .tag("reviews")
        .summary("Review the other one of a completed session, or change the review")
        .description("One each, within 14 days. The other one sees it, and it stays as it is, once both have "
                     "written or the 14 days are over.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<ReviewBody>()
        .answers<Review>()
        .problems({ErrorCode::NotFound, ErrorCode::SessionNotOpen, ErrorCode::TooLate})
        .write([&reviews](
                   auto& call) { return reviews.write(call.tx, call.caller.user, call.path.id, call.body); });
    routes.get("/sessions/:id/review", "getReviewsOfSession")
        .tag("reviews")
        .summary("What you wrote of a session, and what the other one wrote once it is revealed")
        .access(Access::signedIn())
        .path<SessionPath>()
        .answers<SessionReviews>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return ReviewService::ofSession(call.tx, call.caller.user, call.path.id); });
    routes.get("/reviews/owed", "listOwedReviews")
        .tag("reviews")
        .summary("Sessions that you can still review and have not, the last completed first")
        .description("At most 50.")
        .access(Access::signedIn())
        .answers<OwedReviewList>()
        .read([](auto& call) { return ReviewService::owedBy(call.tx, call.caller.user); });
    routes.get("/users/:id/reviews", "listReviews")
        .tag("reviews")
        .summary("What others wrote of somebody, the last revealed first")
        .description("Reviews of somebody as an apprentice are seen by themselves and by mentors.")
        .access(Access::signedIn())
        .path<UserPath>()
        .query<ReviewQuery>()
        .answers<Page<Review>>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return page(call.tx, call.caller, call.path.id, call.query); });
}

} // namespace gremio::reviews
