// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/socketio/server.h"

#include <shared_mutex>
#include <vector>

namespace gremio::realtime {

/// The way to the Socket.IO server while there is one; what is told before and after goes nowhere. Any
/// thread.
class Outlet {
public:
    void open(socketio::Server& server);
    /// When it returns, nobody is using the server any more.
    void close();

    void emitTo(const std::vector<socketio::Room>& rooms, const QByteArray& event, const QByteArray& payload,
        const socketio::EmitOptions& options = {});
    void emitTo(socketio::SocketId socket, const QByteArray& event, const QByteArray& payload);
    void disconnect(socketio::SocketId socket, bool comesBack);

private:
    std::shared_mutex m_mutex;
    socketio::Server* m_server = nullptr;
};

} // namespace gremio::realtime
