// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/connection_log.h"

#include "server/api/cursor.h"

namespace gremio::audit {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement insertConnection("audit/insert_connection");
constexpr Statement insertConnectionOfUser("audit/insert_connection_of_user");
constexpr Statement connectionsBefore("audit/connections_before");
constexpr Statement forgetOld("audit/forget_connections");
constexpr Statement forgetOfUser("audit/forget_connections_of_user");

constexpr qint64 endOfTime = 253'402'300'800'000; // the year 10000, in milliseconds
constexpr qsizetype longestUserAgent = 200;

ConnectionEntry entryFrom(const Query& row)
{
    return {row.get<ConnectionId>(0), row.get<Instant>(1), row.get<ConnectionKind>(2),
        row.get<std::optional<UserId>>(3), row.get<QString>(4), row.get<std::optional<QString>>(5)};
}

void insert(Transaction& tx, const Statement& statement, ConnectionKind kind, std::optional<UserId> user,
    const Origin& from, Instant at)
{
    tx.query(statement)
        .bind("id", ConnectionId::generate(at))
        .bind("now", at)
        .bind("kind", kind)
        .bind("user", user)
        .bind("address", from.address)
        .bind("user_agent",
            from.userAgent ? std::optional(from.userAgent->left(longestUserAgent)) : std::nullopt)
        .exec();
}

struct ConnectionPlace {
    Instant at{};
    ConnectionId id;

    static constexpr auto fields()
    {
        return fieldList(field("at", &ConnectionPlace::at, "When the last one seen happened"),
            field("id", &ConnectionPlace::id, "The last one seen"));
    }
};

} // namespace

void recordConnection(Transaction& tx, ConnectionKind kind, std::optional<UserId> user, const Origin& from)
{
    insert(tx, insertConnection, kind, user, from, tx.now());
}

void recordConnectionOf(Transaction& tx, ConnectionKind kind, UserId user, const Origin& from, Instant at)
{
    insert(tx, insertConnectionOfUser, kind, user, from, at);
}

Page<ConnectionEntry> connections(Transaction& tx, const ConnectionQuery& query)
{
    const auto place = api::fromCursor<ConnectionPlace>(query.cursor);
    Page<ConnectionEntry> page;
    page.items = tx.query(connectionsBefore)
                     .bind("before_at", place ? place->at : instantFromMillis(endOfTime))
                     .bind("before_id", place ? place->id : ConnectionId())
                     .bind("from", query.from.value_or(instantFromMillis(0)))
                     .bind("to", query.to.value_or(instantFromMillis(endOfTime)))
                     .bind("user", query.user)
                     .bind("kind", query.kind)
                     .bind("address", query.address)
                     .bind("limit", query.limit + 1)
                     .all(entryFrom);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        page.nextCursor = api::toCursor(ConnectionPlace{page.items.back().at, page.items.back().id});
    }
    return page;
}

int forgetConnections(Transaction& tx, Instant before, int limit)
{
    return static_cast<int>(tx.query(forgetOld).bind("before", before).bind("limit", limit).exec());
}

void forgetConnectionsOf(Transaction& tx, UserId user)
{
    tx.query(forgetOfUser).bind("user", user).exec();
}

} // namespace gremio::audit
