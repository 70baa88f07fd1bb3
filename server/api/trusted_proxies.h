// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QHostAddress>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace gremio::api {

/// The proxies whose word on who asks is believed, and the one field in which they give it. A value; any
/// thread once made.
class TrustedProxies {
public:
    /// Only the field that the proxies set themselves may be read: another one would come from the client.
    enum class Field {
        XForwardedFor, ///< with X-Forwarded-Proto
        Forwarded ///< RFC 7239
    };

    TrustedProxies() = default; ///< trusts nobody
    /// `list`: addresses and networks (10.0.0.0/8, fd00::/8) with commas between. Nothing if one is neither.
    static std::optional<TrustedProxies> parse(const QString& list, Field field);

    bool trusts(const QHostAddress& address) const;

    struct Client {
        QHostAddress address;
        bool secure = false; ///< the client spoke TLS
    };
    /// Goes from the peer leftwards through the field as long as who says it is trusted. What cannot be read
    /// ends the way: then the last trusted one counts as the client.
    Client clientOf(const http::Request& request) const;

private:
    std::vector<std::pair<QHostAddress, int>> m_networks;
    Field m_field = Field::XForwardedFor;
};

} // namespace gremio::api
