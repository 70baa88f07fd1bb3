// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/engineio/config.h"
#include "server/realtime/socketio/application.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace gremio::socketio {

class Client;

/// An event on its way to rooms, in every thread; encoded once.
struct Emission {
    std::vector<Room> rooms; ///< With their namespace; see roomKey().
    std::optional<SocketId> except{};
    bool isVolatile = false;
    quint64 serial = 0; ///< Counts those that can be replayed, from 1; 0: this one cannot.
    QByteArray text; ///< A packet.
};

/// The rooms of namespaces are apart.
[[nodiscard]] inline Room roomKey(const QByteArray& nsp, const Room& room)
{
    return nsp == "/" ? room : nsp + '\0' + room;
}

/// What is kept of a socket when its connection is lost, and given back when it recovers.
struct SocketState {
    SocketId id; ///< The old one.
    QByteArray nsp;
    QByteArray sid; ///< Which the client knows,
    QByteArray pid; ///< and which only this client knows.
    std::vector<Room> rooms; ///< Keys.
    quint64 confirmed = 0; ///< The client has all up to this serial.
};

/// One connection of a client to one namespace.
struct Socket {
    Client* client = nullptr;
    SocketState state{};
    quint64 pinged = 0; ///< The last serial before the heartbeat that is under way.
    quint64 handled = 0; ///< Emissions up to this serial are not for it, or were given to it already.
    bool connected = false; ///< Otherwise the application is being asked.
    /// Of the recovery that the client asks for, until the application has answered.
    struct Wish {
        QByteArray pid;
        std::optional<quint64> offset;
    };
    std::unique_ptr<Wish> wish{};
};

} // namespace gremio::socketio
