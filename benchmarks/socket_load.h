// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace gremio::bench {

/// Many Socket.IO clients in one thread, WebSocket only, as cheap as they can be: the load shall not cost
/// more than what it measures. Answers pings; what it gets it hands on unread. One thread.
class SocketLoad {
public:
    using Clock = std::chrono::steady_clock;

    explicit SocketLoad(quint16 port); ///< on loopback
    ~SocketLoad();

    /// Opens one more and joins `/` with that token. Its number.
    int add(const QByteArray& token);
    /// How many have joined `/`, and how many were closed or refused.
    int joined() const { return m_joined; }
    int lost() const { return m_lost; }

    /// Off: what comes for it is left lying, as a client does that hangs. At first all read.
    void setReading(int socket, bool on);
    bool isLost(int socket) const;

    /// A Socket.IO packet, such as `420["name",{}]`.
    void send(int socket, QByteArrayView packet);
    /// Called with every Socket.IO packet that comes after joining.
    std::function<void(int socket, QByteArrayView packet)> onPacket;

    /// Goes on until `done` or the time is up; true if done.
    bool run(std::chrono::milliseconds longest, const std::function<bool()>& done);
    /// Goes on for that long and calls `tick` about every millisecond.
    void runFor(std::chrono::milliseconds time, const std::function<void()>& tick = {});

private:
    struct Socket;

    void poll(int milliseconds);
    void flush(Socket& socket);
    void read(Socket& socket);
    void watch(Socket& socket);
    bool takeHead(Socket& socket, QByteArrayView& bytes);
    bool takeFrame(Socket& socket, QByteArrayView& bytes);
    void take(Socket& socket, QByteArrayView packet);
    void write(Socket& socket, QByteArrayView text);
    void lose(Socket& socket);

    quint16 m_port;
    int m_epoll;
    std::vector<std::unique_ptr<Socket>> m_sockets;
    int m_joined = 0;
    int m_lost = 0;
};

} // namespace gremio::bench
