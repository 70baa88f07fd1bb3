// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/io_thread.h"
#include "server/net/mailbox.h"
#include "server/realtime/engineio/message.h"
#include "server/realtime/socketio/recovery.h"
#include "server/realtime/socketio/server.h"
#include "server/realtime/socketio/socket.h"

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace gremio::socketio {

/// The sockets and rooms of one I/O thread. All functions: that thread only, but for tell().
class Lane {
public:
    using Task = std::function<void(Lane&)>;
    struct Shared {
        const ServerConfig& config;
        Application& application;
        Recovery* recovery; ///< Or null.
        std::atomic<int>& sockets; ///< Connected ones.
        /// Runs the task in the lane of the socket; false if no lane made it. Any thread.
        std::function<bool(SocketId, Task)> tell;
    };

    Lane(int index, net::IoThread& thread, const Shared& shared);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    ~Lane();

    /// Any thread; the order of each caller is kept. Never runs at once.
    void tell(Task task) { m_tasks->send(std::move(task)); }
    void detach();
    [[nodiscard]] static int indexOf(SocketId id) { return static_cast<int>(id.value & 0xfffU); }

    void deliver(const Emission& emission);
    void emitTo(
        SocketId id, QByteArrayView event, QByteArrayView args, const std::vector<QByteArray>& attachments);
    void acknowledge(
        SocketId id, quint64 ackId, QByteArrayView args, const std::vector<QByteArray>& attachments);
    void join(SocketId id, const Room& room);
    void leave(SocketId id, const Room& room);
    void disconnect(SocketId id, bool close);

    // For the clients.
    [[nodiscard]] const ServerConfig& config() const { return m_shared.config; }
    [[nodiscard]] Application& application() { return m_shared.application; }
    /// Makes a socket and asks the application.
    Socket& makeSocket(Client& client, const QByteArray& nsp);
    void ask(Socket& socket, QByteArray auth, std::shared_ptr<const Handshake> handshake);
    [[nodiscard]] Ack ackFor(const Socket& socket, quint64 ackId);
    /// Forgets the socket; the application is told if it knows it.
    void remove(Socket& socket, Departure why);
    void pinged(Socket& socket) const;

private:
    void settle(SocketId id, Answer::Verdict verdict);
    void bringBack(const Socket& socket, const std::vector<Room>& rooms);
    void giveUp(SocketId id, const QByteArray& pid);
    void welcome(Socket& socket, std::vector<Room> rooms);
    void addToRoom(Socket& socket, const Room& key);
    void removeFromRoom(Socket& socket, const Room& key);
    [[nodiscard]] Socket* find(SocketId id, bool connected = true);
    void sendPacket(Socket& socket, const Packet& packet, const std::vector<QByteArray>& attachments = {});
    void deliverTo(Socket& socket, const Emission& emission, std::optional<engineio::Message>& message) const;

    int m_index;
    const Shared& m_shared;
    std::shared_ptr<net::Mailbox<Task>> m_tasks;
    std::unordered_map<quint64, std::unique_ptr<Socket>> m_sockets;
    std::unordered_map<QByteArray, std::vector<Socket*>> m_rooms;
    quint64 m_lastId = 0;
    quint64 m_serial = 0; ///< Of the last emission that came here.
};

} // namespace gremio::socketio
