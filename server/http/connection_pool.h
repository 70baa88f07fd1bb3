// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/connection.h"
#include "server/http/limits.h"
#include "server/http/message.h"
#include "server/http/response_writer.h"
#include "server/net/address_limit.h"
#include "server/net/io_thread.h"
#include "server/net/mailbox.h"

#include <QHostAddress>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gremio::http {

/// The connections of one I/O thread and what they share. All functions: that thread only, but for
/// the constructor and destructor, which run while the thread does not.
class ConnectionPool {
public:
    struct Shared {
        Limits limits;
        std::optional<QSslConfiguration> tls;
        Handler& handler;
        std::function<void(int change)> count; ///< Any thread: connections opened less closed.
    };

    ConnectionPool(net::IoThread& thread, const Shared& shared);
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;
    ~ConnectionPool();

    /// Takes an accepted descriptor.
    void adopt(int descriptor, const QHostAddress& peer, std::unique_ptr<net::AddressLimit::Lease> lease);
    void setTls(const QSslConfiguration& tls); ///< For those that are adopted later.
    void drain();
    void closeAll(); ///< And takes no answers any more.

    // For the connections.
    [[nodiscard]] const Limits& limits() const { return m_shared.limits; }
    [[nodiscard]] Handler& handler() const { return m_shared.handler; }
    [[nodiscard]] net::TimerWheel& timers() { return m_thread.timers(); }
    [[nodiscard]] net::IoThread& thread() { return m_thread; }
    [[nodiscard]] bool isDraining() const { return m_draining; }
    [[nodiscard]] const QByteArray& date() { return m_date.now(); }
    [[nodiscard]] QByteArray newRequestId();
    [[nodiscard]] Responder responder(quint64 connection, quint64 request);
    [[nodiscard]] QByteArray& outBuffer() { return m_out; } ///< Empty between uses.
    void bury(quint64 connection); ///< Destroys it when nothing of it is on the stack.

private:
    struct Answer {
        quint64 connection;
        quint64 request;
        std::optional<Response> response;
    };

    void deliver(Answer&& answer);

    net::IoThread& m_thread;
    const Shared& m_shared;
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<net::Mailbox<Answer>> m_answers;
    std::unordered_map<quint64, std::unique_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<Connection>> m_dead;
    QByteArray m_out;
    QByteArray m_idPrefix;
    DateText m_date;
    quint64 m_lastConnection = 0;
    quint64 m_lastId = 0;
    bool m_draining = false;
};

} // namespace gremio::http
