// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/http/upgrade.h"
#include "server/net/timer_wheel.h"
#include "server/realtime/engineio/config.h"
#include "server/realtime/engineio/message.h"
#include "server/realtime/websocket/channel.h"
#include "shared/socketio/engine_packet.h"

#include <memory>
#include <optional>
#include <vector>

namespace gremio::engineio {

class Lane;
class Probe;

/// What the layer above keeps for a session. Called in the session's thread; it may send and close meanwhile.
class User {
public:
    User() = default;
    User(const User&) = delete;
    User& operator=(const User&) = delete;
    virtual ~User() = default;

    virtual void message(QByteArray data, bool binary) = 0;
    virtual void closed(CloseReason why) = 0; ///< The last call.
    /// A heartbeat follows all that was sent so far, and: the client has got the last one.
    virtual void pinged() { }
    virtual void ponged() { }
};

/// One Engine.IO session (protocol 4), over polling, WebSocket or first one and then the other. Lives in one
/// thread and belongs to its lane.
class Session final : private websocket::Channel::Owner, private net::TimerWheel::Entry {
public:
    /// `place`: in its address's count; may be null.
    Session(Lane& lane, QByteArray sid, std::unique_ptr<net::AddressLimit::Lease> place);
    ~Session() override;

    // For the layer above.
    void send(const Message& message);
    void send(const Message* messages, std::size_t count); ///< Nothing comes between them.
    void close(
        CloseReason why = CloseReason::ServerClosed); ///< What was sent before still arrives, if it can.
    [[nodiscard]] bool isOpen() const { return m_state == State::Open && !m_doomed; }
    [[nodiscard]] bool isClear() const; ///< Nothing waits for the client.
    [[nodiscard]] int lane() const; ///< Its number, from 0.
    [[nodiscard]] net::TimerWheel& timers();

    // For the lane and the probe.
    [[nodiscard]] const QByteArray& sid() const { return m_sid; }
    void open(std::unique_ptr<User> user); ///< Polls at first.
    void open(
        std::unique_ptr<User> user, http::Upgraded upgraded, QByteArrayView openPacket); ///< Never polls.
    [[nodiscard]] bool polls() const { return m_polling != nullptr; }
    void poll(http::Responder respond, std::vector<http::Header> headers);
    [[nodiscard]] http::Response post(const QByteArray& body);
    [[nodiscard]] bool canProbe() const { return m_state == State::Open && m_polling && !m_probe; }
    void probe(http::Upgraded upgraded);
    void probeConfirmed();
    void probeSucceeded(std::unique_ptr<websocket::Channel> channel);
    void probeFailed();

private:
    enum class State : quint8 {
        Open,
        Leaving ///< Closed to the layer above; the client may take what is left.
    };
    struct Polling {
        std::optional<http::Responder> waiting{}; ///< A poll.
        std::vector<http::Header> headers{}; ///< Of its answer.
        QByteArray queue{}; ///< A payload.
    };

    void received(QByteArray message, bool binary) override;
    void hasSent() override { }
    void closed(quint16 code) override;
    void ended() override;
    void timedOut() override;

    void handle(socketio::EnginePacket packet);
    void sendPing();
    [[nodiscard]] qint64 waiting() const;
    [[nodiscard]] bool isTooSlow() const;
    void enqueue(QByteArrayView part);
    void flush();
    void finish();
    void setTimer(std::chrono::milliseconds after);

    Lane& m_lane;
    QByteArray m_sid;
    std::unique_ptr<net::AddressLimit::Lease> m_place;
    std::unique_ptr<User> m_user;
    std::unique_ptr<Polling> m_polling; ///< While it polls.
    std::unique_ptr<websocket::Channel> m_channel; ///< Otherwise.
    std::unique_ptr<Probe> m_probe;
    State m_state = State::Open;
    bool m_pinged = false; ///< A pong is due.
    bool m_doomed = false; ///< Too slow; closed at the next tick.
    quint32 m_largest = 0; ///< Bytes of the largest message since nothing waited.
};

} // namespace gremio::engineio
