// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/engineio/config.h"
#include "shared/socketio/packet.h"

#include <QByteArray>

#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::socketio {

using Room = QByteArray;

/// One connection to one namespace, in this process; never used again.
struct SocketId {
    quint64 value = 0;

    auto operator<=>(const SocketId&) const = default;
};
inline size_t qHash(SocketId id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

using Handshake = engineio::Handshake;

struct ConnectRequest {
    SocketId id;
    QByteArray nsp; ///< Namespace.
    QByteArray auth; ///< JSON, an object; "{}" if the client sent none. Without what recovery puts there.
    /// Let go of it when done: it is not kept elsewhere. Never null.
    std::shared_ptr<const Handshake> handshake;
    bool wantsRecovery = false; ///< It says that it was here before.
};

/// Answers a ConnectRequest, once, from any thread. When the last copy goes without an answer, the client is
/// refused.
class Answer {
public:
    struct Verdict {
        bool accepted = false;
        std::vector<Room> rooms{};
        QByteArray message{}; ///< Of a refusal, UTF-8.
        QByteArray data{}; ///< Of a refusal, JSON; may be empty.
    };
    using Sink = std::function<void(Verdict)>;

    Answer() = default;
    explicit Answer(Sink sink);
    /// The socket is in these rooms from its first event on.
    void accept(std::vector<Room> rooms) const;
    void refuse(QByteArrayView message, QByteArrayView dataJson = {}) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// Acknowledges an event, once, from any thread; also when the socket is gone. Copies share one right.
class Ack {
public:
    using Sink = std::function<void(QByteArray args, std::vector<QByteArray> attachments)>;

    Ack() = default; ///< The client wants none.
    explicit Ack(Sink sink);
    [[nodiscard]] bool isWanted() const { return m_state != nullptr; }
    /// `args` as in Event.
    void operator()(QByteArray args, std::vector<QByteArray> attachments = {}) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

enum class Arrival {
    Fresh,
    Recovered ///< It is in its rooms again and gets all that it missed.
};

enum class Departure {
    ClientLeft, ///< It said so.
    ServerLeft, ///< Server::disconnect().
    TransportClosed,
    PingTimeout,
    ProtocolError,
    TooSlow, ///< Too much was waiting for it.
    ServerEnds
};

/// What is built on a Server. Each call comes on the I/O thread of the socket, for one socket in the order
/// connecting, connected, event…, disconnected, and must not block.
class Application {
public:
    Application() = default;
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;
    virtual ~Application() = default;

    /// Asked for each CONNECT, also of a client that recovers. A client that goes before the answer is told
    /// of no more: neither connected() nor disconnected() follow.
    virtual void connecting(const ConnectRequest& request, Answer answer) = 0;
    virtual void connected(SocketId socket, Arrival arrival) = 0;
    virtual void event(SocketId socket, Event event, Ack ack) = 0;
    virtual void disconnected(SocketId socket, Departure why) = 0;
};

} // namespace gremio::socketio
