// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/http/request_parser.h"
#include "server/net/address_limit.h"
#include "server/net/timer_wheel.h"
#include "server/net/transport.h"

#include <QHostAddress>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::http {

class ConnectionPool;

/// One HTTP/1.1 connection: bytes in, requests to the handler, answers out in the order of the
/// requests. Lives in one I/O thread and belongs to its pool. Holds no buffer while idle.
class Connection final : private net::Transport::Owner, private net::TimerWheel::Entry {
public:
    Connection(ConnectionPool& pool, quint64 number, const QHostAddress& peer,
        std::unique_ptr<net::AddressLimit::Lease> lease);
    ~Connection() override;

    [[nodiscard]] net::Transport::Owner& transportOwner() { return *this; }
    void start(std::unique_ptr<net::Transport> transport);

    /// The answer to the request with this number; an unknown number is ignored.
    void answer(quint64 request, std::optional<Response> response);
    /// The server is ending: closes now if idle, otherwise after what is in flight.
    void drain();
    void close(); ///< At once. The pool destroys the connection later.

private:
    using Instant = net::TimerWheel::Instant;
    enum class Phase : quint8 {
        Open,
        Deaf, ///< No more requests are taken, answers are still due.
        Lingering, ///< All is answered; reads and drops, so that the answer is not lost (RFC 9112, 9.6).
        Closed
    };
    struct Pending {
        QByteArray id;
        std::optional<Response> response;
        bool head = false;
        bool close = false;
        bool oldKeepAlive = false; ///< HTTP/1.0 that wants to go on.
    };

    void canRead() override;
    void hasSent() override;
    void timedOut() override;

    bool readOnce();
    void take(QByteArrayView bytes);
    void process(QByteArrayView bytes);
    [[nodiscard]] bool isFull() const;
    void headDone(QByteArrayView rest);
    void handOver(const std::function<void(Upgraded&&)>& takeOver, QByteArrayView rest);
    void requestDone();
    Pending& push();
    void refuse(Response response, bool close);
    void failRequest(int status, QByteArrayView detail);

    void resume();
    void send();
    void appendAnswer(QByteArray& out, Pending& pending);
    bool write(QByteArrayView first, const QByteArray& second = {});
    void afterSending();
    void goDeaf();
    void linger();
    void updateTimer();
    [[nodiscard]] bool isIdle() const;

    ConnectionPool& m_pool;
    quint64 m_number;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<net::AddressLimit::Lease> m_lease;
    QHostAddress m_peer;
    RequestParser m_parser;
    std::vector<Pending> m_pending; ///< Requests not yet answered on the wire, in order.
    quint64 m_firstPending = 0; ///< The number of the first of them.
    QByteArray m_held; ///< Bytes read but not parsed, while too much is pending.
    Instant m_inputDeadline; ///< For the head or body that is being read, or the next request.
    Instant m_bodyStart;
    Instant m_writeDeadline; ///< While something is unsent.
    qint64 m_dropped = 0; ///< Bytes, while lingering.
    Phase m_phase = Phase::Open;
    bool m_inside = false; ///< m_inputDeadline is that of a started request.
    bool m_inBody = false;
    bool m_served = false; ///< A first request came.
    bool m_inputEnded = false;
    bool m_paused = false;
    bool m_processing = false;
    bool m_continueDue = false; ///< 100 Continue is to be sent when all before it is answered.
    bool m_refused = false; ///< The request being read is answered already, its body is dropped.
};

} // namespace gremio::http
