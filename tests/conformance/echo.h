// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/engineio/server.h"
#include "server/realtime/socketio/server.h"

#include <mutex>
#include <unordered_map>

namespace gremio::test {

/// An Engine.IO server that sends every message back.
class EngineEcho final : public engineio::Application {
public:
    [[nodiscard]] std::unique_ptr<engineio::User> opened(
        engineio::Session& session, std::shared_ptr<const engineio::Handshake> handshake) override;
};

/// What the Socket.IO protocol's test suite expects of a server: `auth` tells a client what it sent as such,
/// `message` comes back as `message-back`, `message-with-ack` is acknowledged with its own arguments. For
/// tests of ours: `{"refuse": …}` as auth is refused with it as data; `tell-all` goes to everyone as `told`;
/// `leave` disconnects.
class SocketEcho final : public socketio::Application {
public:
    void serve(socketio::Server& server) { m_server = &server; }

    void connecting(const socketio::ConnectRequest& request, socketio::Answer answer) override;
    void connected(socketio::SocketId socket, socketio::Arrival arrival) override;
    void event(socketio::SocketId socket, socketio::Event event, socketio::Ack ack) override;
    void disconnected(socketio::SocketId socket, socketio::Departure why) override;

private:
    socketio::Server* m_server = nullptr;
    std::mutex m_mutex;
    std::unordered_map<quint64, QByteArray> m_auth; ///< Of those that are being connected.
};

} // namespace gremio::test
