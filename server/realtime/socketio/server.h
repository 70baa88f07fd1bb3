// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/realtime/engineio/config.h"
#include "server/realtime/socketio/application.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::socketio {

struct ServerConfig {
    engineio::Config engine{};
    std::vector<QByteArray> namespaces{QByteArray("/", 1)}; ///< Others get "Invalid namespace".
    std::chrono::milliseconds connectTimeout{
        10'000}; ///< Without a namespace by then, a connection is closed.
    bool recovery = true; ///< Of connection state.
    std::chrono::milliseconds recoveryTime{120'000}; ///< How long after the loss.
    qint64 recoveryBytes = 8 * 1024 * 1024; ///< Of events kept for it, in the whole process.
};

struct EmitOptions {
    std::optional<SocketId> except{};
    bool isVolatile = false; ///< Dropped for who cannot take it now, never replayed.
    QByteArray nsp{"/", 1};
};

/// A Socket.IO server (protocol 5 over Engine.IO protocol 4) behind an http::Server. Knows sockets, rooms and
/// events, and nothing of what they mean. Every function may be called from any thread unless it says
/// otherwise; what one thread tells arrives in the order in which it was told.
class Server final {
public:
    /// `application` outlives the server, and the server outlives the http::Server that calls handler().
    Server(ServerConfig config, Application& application);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// Takes the requests to config.engine.path; see http::PathSwitch.
    [[nodiscard]] http::Handler& handler();

    /// To every socket of the room. `args` as in Event: JSON with commas between. Encoded once. If the last
    /// of them is a string, clients cannot recover (it would be taken for an offset).
    void emitTo(const Room& room, QByteArrayView event, QByteArrayView args, const EmitOptions& options = {});
    /// To the sockets of any of the rooms, each once.
    void emitTo(const std::vector<Room>& rooms, QByteArrayView event, QByteArrayView args,
        const EmitOptions& options = {});
    /// To one socket; not replayed after a loss.
    void emitTo(SocketId socket, QByteArrayView event, QByteArrayView args,
        const std::vector<QByteArray>& attachments = {});

    void join(SocketId socket, const Room& room);
    void leave(SocketId socket, const Room& room);

    /// The namespace is left ("io server disconnect"), and client libraries stay away. `close`: the
    /// connection goes instead, and they come back by themselves. Either way the socket recovers nothing.
    void disconnect(SocketId socket, bool close = false);

    /// Sockets that are connected now, all threads together.
    [[nodiscard]] int sockets() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gremio::socketio
