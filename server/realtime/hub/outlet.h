// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/bus/bus.h"
#include "server/realtime/hub/process_message.h"
#include "server/realtime/socketio/server.h"

#include <shared_mutex>
#include <vector>

namespace gremio::realtime {

/// The way out: to the Socket.IO server, and to the other processes if there may be some. What is told before
/// and after it is open goes nowhere. Any thread; what one thread tells keeps its order.
class Outlet {
public:
    /// `bus`: null when there is one process.
    void open(socketio::Server& server, bus::Bus* bus);
    /// When it returns, nobody is using either any more.
    void close();

    /// In all processes.
    void emitTo(const std::vector<socketio::Room>& rooms, const QByteArray& event, const QByteArray& payload,
        const socketio::EmitOptions& options = {});
    /// In this one only.
    void emitHere(const std::vector<socketio::Room>& rooms, const QByteArray& event,
        const QByteArray& payload, bool isVolatile = false);
    void emitTo(socketio::SocketId socket, const QByteArray& event, const QByteArray& payload);
    void disconnect(socketio::SocketId socket, bool comesBack);

    /// To the other processes.
    void say(const process::Message& message, bus::Loss loss = bus::Loss::Harmless);
    /// Whether there may be some.
    bool hasOthers() const;
    /// Whether what is said reaches them.
    bool isJoined() const;

private:
    mutable std::shared_mutex m_mutex;
    socketio::Server* m_server = nullptr;
    bus::Bus* m_bus = nullptr;
};

} // namespace gremio::realtime
