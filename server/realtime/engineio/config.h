// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/net/address_limit.h"

#include <QByteArray>
#include <QHostAddress>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace gremio::engineio {

/// How the server tells friend from stranger; what is not set asks nothing. Called by all I/O threads.
struct EdgeRules {
    /// Whether a request that has an Origin field may talk to us. One without comes from no browser.
    std::function<bool(const http::Request&)> trustsOrigin{};
    /// Appends the fields that let a page of another origin read the answer (CORS).
    std::function<void(std::vector<http::Header>&, const http::Request&)> appendHeaders{};
    /// The same for the answer to OPTIONS.
    std::function<void(std::vector<http::Header>&, const http::Request&)> appendPreflight{};
    /// A place for one more session of this client, which keeps it to its end; null: it has no more (429).
    /// Its `client` is set. Polling holds no connection, and a proxy's connections are those of many: so the
    /// places of an address are counted here as well.
    std::function<std::unique_ptr<net::AddressLimit::Lease>(const http::Request&)> takePlace{};
    /// Sets client and secure as the proxies that are trusted say.
    std::function<void(http::Request&)> locateClient{};
};

/// How a client came.
struct Handshake {
    QHostAddress client; ///< As the proxies that are trusted say.
    bool secure = false;
    std::vector<http::Header> headers; ///< Of the first request; names in lower case.
    QByteArray query; ///< Raw.

    /// The first value of a header, or nullptr. `name` in lower case.
    [[nodiscard]] const QByteArray* header(QByteArrayView name) const;
};

enum class CloseReason {
    ClientClosed, ///< It said so.
    ServerClosed, ///< Session::close().
    TransportClosed,
    PingTimeout,
    ProtocolError,
    TooSlow, ///< Too much was waiting for it.
    ServerEnds
};

struct Config {
    QByteArray path{"/socket.io/"};
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    std::chrono::milliseconds upgradeTimeout{10'000}; ///< From the probe to the upgrade.
    qint64 maxPayload = 1'000'000; ///< Bytes of a message, or of a POST, from a client.
    /// Bytes waiting for a client to take them, beside the largest message among them; more closes it.
    qint64 maxQueued = 256 * 1024;
    int packetsPerPost = 1000; ///< From a client.
    qint64 compressFrom = 1024; ///< Bytes; shorter messages are sent as they are. 0: never compressed.
    EdgeRules edge{};
};

} // namespace gremio::engineio
