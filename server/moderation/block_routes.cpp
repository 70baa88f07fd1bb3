// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/moderation/block_service.h"

namespace gremio::moderation {

namespace {

using api::Access;

struct UserPath {
    UserId id;
    static constexpr auto fields() { return fieldList(field("id", &UserPath::id, "The other one")); }
};

/// What a cursor holds: the last item that was shown.
struct Seen {
    Instant at{};
    UserId id;
    static constexpr auto fields()
    {
        return fieldList(
            field("at", &Seen::at, "When it was made"), field("id", &Seen::id, "Who is blocked"));
    }
};

Page<BlockedUser> page(storage::Transaction& tx, UserId user, const PageQuery& query)
{
    const auto seen = api::fromCursor<Seen>(query.cursor);
    const auto after = seen ? std::optional(repository::BlockPosition{seen->at, seen->id}) : std::nullopt;
    Page<BlockedUser> page;
    page.items = BlockService::blocks(tx, user, after, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        page.nextCursor = api::toCursor(Seen{page.items.back().blockedAt, page.items.back().person.id});
    }
    return page;
}

} // namespace

void addBlockRoutes(api::RouteTable& routes)
{
    routes.get("/users/me/blocks", "listBlocks")
        .tag("users")
        .summary("Whom I block, the newest first")
        .access(Access::signedIn())
        .query<PageQuery>()
        .answers<Page<BlockedUser>>()
        .read([](auto& call) { return page(call.tx, call.caller.user, call.query); });

    routes.post("/users/:id/block", "blockUser")
        .tag("users")
        .summary("Neither write to each other nor ask each other for mentoring")
        .description("Holds in both directions. The other one is not told.")
        .access(Access::signedIn())
        .path<UserPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([](auto& call) { BlockService::setBlocked(call.tx, call.caller.user, call.path.id, true); });

    routes.remove("/users/:id/block", "unblockUser")
        .tag("users")
        .summary("No longer block somebody")
        .access(Access::signedIn())
        .path<UserPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([](auto& call) { BlockService::setBlocked(call.tx, call.caller.user, call.path.id, false); });
}

} // namespace gremio::moderation
