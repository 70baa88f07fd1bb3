// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

class QWebSocket;

namespace gremio {

/// One connection of Socket.IO v5 over a WebSocket, from the first byte to the last: handshake, CONNECT,
/// heartbeats, packets. It ends once, by refused() or by lost(), and is of no use after that. GUI thread
/// only.
class SocketIoLine : public QObject {
    Q_OBJECT

public:
    /// What CONNECT carries as `auth`.
    struct Auth {
        QString token;
        QByteArray pid; ///< of the connection to be recovered; empty for none
        QByteArray offset; ///< of the last event that came over it
    };

    /// server: http or https, with the path that Gremio is served under.
    SocketIoLine(const QUrl& server, const QString& userAgent, const Auth& auth,
        std::chrono::milliseconds connectTimeout, QObject* parent = nullptr);
    ~SocketIoLine() override;

    /// payload: the JSON of its argument. False where it is not joined.
    bool sendEvent(const QByteArray& name, const QByteArray& payload, std::optional<quint64> ackId = {});
    /// Says good-bye; neither refused() nor lost() follows.
    void leave();

Q_SIGNALS:
    /// pid: to recover with; empty where the server does not recover.
    void joined(const QByteArray& pid);
    /// CONNECT was refused.
    void refused(const gremio::ApiError& error);
    void lost(const gremio::ApiError& error);
    /// payload: the first argument; offset: to recover from, may be empty.
    void received(const QByteArray& name, const QByteArray& payload, const QByteArray& offset);
    void acknowledged(quint64 ackId, const QByteArray& payload);

private:
    void onText(const QString& text);
    void onPacket(const QByteArray& text);
    void send(const QByteArray& text);
    void end(const ApiError& error);

    QWebSocket* m_socket; ///< child; let go of later, for it may be calling
    Auth m_auth;
    bool m_joined = false;
    bool m_ended = false;
    std::chrono::milliseconds m_silence; ///< after that long without a ping it is lost
    QTimer m_deadline;
};

} // namespace gremio
