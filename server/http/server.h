// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/limits.h"
#include "server/http/message.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace gremio::http {

struct ServerConfig {
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0; ///< 0: the system picks one.
    std::optional<QSslConfiguration> tls{}; ///< Set: the server speaks HTTPS only.
    int ioThreads = 0; ///< 0: half of the cores, at least one.
    int connectionsPerAddress = 0; ///< 0: no limit. IPv6 is counted by /64. More are closed at once.
    /// Whose connections are not counted, since they carry those of many: our own proxies. None: all are.
    std::function<bool(const QHostAddress&)> isProxy{};
    int backlog = 4096; ///< Of the listening socket; the kernel caps it (somaxconn).
    Limits limits{};
};

/// An HTTP/1.1 server (RFC 9110, RFC 9112) on threads of its own. Owned and called by one thread,
/// which needs no event loop; but there must be a QCoreApplication.
class Server {
public:
    /// `handler` must live until stop() or the destructor returned.
    Server(ServerConfig config, Handler& handler);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server(); ///< As stop().

    /// Binds, listens and starts the threads. The error for people on failure; nothing if all is well.
    [[nodiscard]] std::optional<QString> start();
    /// Where it listens; after start().
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;
    /// Connections open now, all threads together.
    [[nodiscard]] int connections() const;

    /// For connections that come from now on; only where the server speaks TLS.
    void setTls(const QSslConfiguration& tls);

    /// Stops accepting, closes idle connections, lets requests in flight be answered (with
    /// `Connection: close`) and waits for that up to `deadline`. True if none was left open.
    bool drain(std::chrono::milliseconds deadline);
    /// Closes everything and joins the threads. Responders that are still out become harmless.
    void stop();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gremio::http
