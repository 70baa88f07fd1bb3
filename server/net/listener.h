// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace gremio::net {

/// A listening TCP socket. open() in any thread; the rest, and the end, in the thread of watch().
class Listener {
public:
    /// Gets a connected, non-blocking, close-on-exec descriptor, which is then its own.
    using Accept = std::function<void(int descriptor, const QHostAddress& peer)>;

    Listener() = default;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// Binds and listens. Port 0: the system picks. Returns the error for people, empty if all is well.
    [[nodiscard]] QString open(const QHostAddress& address, quint16 port, int backlog);
    [[nodiscard]] QHostAddress address() const { return m_address; }
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Accepts from now on, in the event loop of this thread.
    void watch(Accept accept);
    /// Stops listening; who waits in the backlog is refused. Idempotent.
    void close();

private:
    void acceptAll();
    void turnAway();
    void pause();

    int m_descriptor = -1;
    int m_spare = -1; ///< Given up when descriptors run out, so that there is one to accept and close.
    QHostAddress m_address;
    quint16 m_port = 0;
    Accept m_accept;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<QTimer> m_paused;
    std::chrono::steady_clock::time_point m_complained{};
    qint64 m_turnedAway = 0;
};

} // namespace gremio::net
