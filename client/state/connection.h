// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"

#include <QTimer>

namespace gremio {

/// Whether the server can be reached. After a call that found nobody it tries by itself, ever less often
/// (1 s, 2 s, 4 s … 30 s), until an answer comes.
class Connection : public QObject {
    Q_OBJECT

public:
    explicit Connection(ApiClient& api, QObject* parent = nullptr);

    bool isOnline() const { return m_online; }
    /// Until the next try, rounded up; 0 while trying.
    int secondsToNextTry() const;
    bool isTrying() const { return m_probe.isRunning(); }

    void tryNow();
    void setFirstDelay(std::chrono::milliseconds delay) { m_first = delay; }

Q_SIGNALS:
    void wentOnline();
    void wentOffline();
    /// Once a second while offline, for the countdown, and when a try begins.
    void ticked();

private:
    void onUnreachable();
    void onReached();
    void schedule();

    ApiClient& m_api;
    bool m_online = true;
    std::chrono::milliseconds m_first{1000};
    std::chrono::milliseconds m_delay{0};
    QTimer m_next;
    QTimer m_second;
    Call<ServerInfo> m_probe;
};

} // namespace gremio
