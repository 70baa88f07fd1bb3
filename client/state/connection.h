// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/socket_io_client.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>

namespace gremio {

/// Whether the server can be reached. After a call that found nobody it tries by itself, ever less often
/// (1 s, 2 s, 4 s … 30 s), until an answer comes. Where there is a line to the server, losing it makes it
/// look at once, and both come back together.
class Connection : public QObject {
    Q_OBJECT

public:
    explicit Connection(ApiClient& api, QObject* parent = nullptr);

    /// From here on the line of whoever is signed in is watched, as long as it lives.
    void follow(SocketIoClient& line);

    bool isOnline() const { return m_online; }
    /// Online, and told of what changes as it happens (or nobody is signed in).
    bool isLive() const { return m_online && (!m_line || m_line->isConnected()); }
    /// Until the next try, rounded up; 0 while trying.
    int secondsToNextTry() const;
    bool isTrying() const { return m_probe.isRunning(); }
    /// When the server was lost: what is shown while offline is from then. Null where it was never reached.
    const QDateTime& lostAt() const { return m_lostAt; }

    void tryNow();
    void setFirstDelay(std::chrono::milliseconds delay) { m_first = delay; }

Q_SIGNALS:
    void wentOnline();
    void wentOffline();
    /// Once a second while offline, for the countdown, and when a try begins; when isLive() changes.
    void ticked();

private:
    void onLine();
    void probe();
    void onUnreachable();
    void onReached();
    void schedule();

    ApiClient& m_api;
    QPointer<SocketIoClient> m_line;
    bool m_online = true;
    bool m_reached = false; ///< since the app was started
    QDateTime m_lostAt;
    std::chrono::milliseconds m_first{1000};
    std::chrono::milliseconds m_delay{0};
    QTimer m_next;
    QTimer m_second;
    Call<ServerInfo> m_probe;
};

} // namespace gremio
