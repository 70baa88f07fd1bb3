// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

/// What the connection log tells of.
enum class ConnectionKind { SignedIn, Refused, NewAddress, Connect, Disconnect, Reconnect };

template <>
struct EnumNames<ConnectionKind> {
    static constexpr auto typeName = "ConnectionKind";
    static constexpr std::array values{std::pair{ConnectionKind::SignedIn, "signed-in"},
        std::pair{ConnectionKind::Refused, "refused"}, std::pair{ConnectionKind::NewAddress, "new-address"},
        std::pair{ConnectionKind::Connect, "connect"}, std::pair{ConnectionKind::Disconnect, "disconnect"},
        std::pair{ConnectionKind::Reconnect, "reconnect"}};
};

/// One row of the connection log.
struct ConnectionEntry {
    ConnectionId id;
    Instant at{};
    ConnectionKind kind = ConnectionKind::SignedIn;
    std::optional<UserId> user;
    QString address;
    std::optional<QString> userAgent;

    static constexpr auto typeName = "ConnectionEntry";
    static constexpr auto fields()
    {
        return fieldList(field("id", &ConnectionEntry::id, "Never changes"),
            field("at", &ConnectionEntry::at, "When it happened"),
            field("kind", &ConnectionEntry::kind,
                "A sign-in, one that was refused, a sign-in that goes on from another address, or what "
                "became of a lasting connection"),
            field("user", &ConnectionEntry::user,
                "Whose account; absent for a refused sign-in to an account that is not there"),
            field("address", &ConnectionEntry::address, "The other end's IP address"),
            field("userAgent", &ConnectionEntry::userAgent, "What the other end calls itself"));
    }
    bool operator==(const ConnectionEntry&) const = default;
};

/// GET /admin/connections
struct ConnectionQuery {
    std::optional<UserId> user;
    std::optional<ConnectionKind> kind;
    std::optional<QString> address;
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("user", &ConnectionQuery::user, "Only of this account"),
            field("kind", &ConnectionQuery::kind, "Only of this kind"),
            field("address", &ConnectionQuery::address, "Only from this address", Line{}, Length{1, 64}),
            field("from", &ConnectionQuery::from, "Not before"), field("to", &ConnectionQuery::to, "Before"),
            field("limit", &ConnectionQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &ConnectionQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
