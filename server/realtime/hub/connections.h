// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/event.h"
#include "shared/protocol/presence.h"

#include <QHash>
#include <QHostAddress>

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace gremio::realtime {

using SteadyTime = std::chrono::steady_clock::time_point;

/// An event that waits for the ones before it.
struct Waiting {
    const ClientEvent* event = nullptr;
    QByteArray payload;
    socketio::Ack ack;
};

/// One connection of one user, from its admission until it ends.
struct Connection {
    Connection(socketio::SocketId socket, const api::Caller& whose, const QHostAddress& from)
        : id(socket)
        , user(whose.user)
        , address(from)
        , caller(whose)
    {
    }

    const socketio::SocketId id;
    const UserId user;
    const QHostAddress address;
    const SteadyTime since = std::chrono::steady_clock::now();

    std::mutex mutex; ///< for all that follows
    api::Caller caller;
    bool revoked = false; ///< it is being closed; what it still says does not count
    bool running = false; ///< one of its events is
    std::deque<Waiting> waiting;
    SteadyTime bucketFull{}; ///< see Dispatcher
};

/// Every connection there is. Any thread.
class Connections {
public:
    using Pointer = std::shared_ptr<Connection>;

    /// Admitted; it counts from connected() on.
    void admit(const Pointer& connection);
    /// Null when it is not known.
    Pointer connected(socketio::SocketId id);
    Pointer find(socketio::SocketId id) const;
    Pointer remove(socketio::SocketId id);
    /// Those that were admitted but went before they were connected.
    void dropStale(SteadyTime before);

    std::vector<Pointer> all() const;
    std::vector<Pointer> ofUser(UserId user) const;
    int count() const;

private:
    struct Entry {
        Pointer connection;
        bool isConnected = false;
    };
    mutable std::mutex m_mutex;
    QHash<socketio::SocketId, Entry> m_byId;
    QHash<UserId, std::vector<socketio::SocketId>> m_byUser; // admitted ones too
};

} // namespace gremio::realtime
