// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/channel.h"
#include "client/net/socket_io_line.h"
#include "shared/core/json_encoding.h"

#include <QScopedPointer>
#include <QTimer>

#include <map>
#include <memory>

namespace gremio {

/// The app's line to the server: Socket.IO v5 over Engine.IO v4, WebSocket only. Opened, it stays open: lost,
/// it is made again after a pause that grows (full jitter), and recovers what was missed where the server
/// still has it. Signs in with the channel's access token and hands each newer one on. GUI thread only.
class SocketIoClient : public QObject {
    Q_OBJECT

public:
    enum class State {
        Closed, ///< nobody wants it open
        Waiting, ///< for the next try
        Connecting,
        Connected,
    };
    struct Timing {
        std::chrono::milliseconds firstDelay{1000}; ///< the pause is random, up to this at first …
        std::chrono::milliseconds longestDelay{30000}; ///< … and up to this in the end
        std::chrono::milliseconds connectTimeout{15000};
        std::chrono::milliseconds ackTimeout{15000};
    };

    explicit SocketIoClient(Channel& channel, QObject* parent = nullptr);
    SocketIoClient(Channel& channel, const Timing& timing, QObject* parent = nullptr);
    ~SocketIoClient() override;

    void open();
    void close();
    void tryNow();

    State state() const { return m_state; }
    bool isConnected() const { return m_state == State::Connected; }
    /// A try has failed since it was last connected.
    bool hasFailed() const { return m_failures > 0; }
    /// Until the next try, rounded up; 0 while none is waited for.
    int secondsToNextTry() const;

    /// One event with one object; its ack's `ok: true` is the answer, `ok: false` the problem. Without a
    /// connection, or when it goes before the ack: an Offline error; nothing is kept or sent again.
    template <class A = Nothing, class P>
    Call<A> emitEvent(const char* name, const P& payload)
    {
        return Call<A>(transmit(name, toJson(payload)));
    }
    /// Without an ack; lost where there is no connection.
    template <class P>
    void tell(const char* name, const P& payload)
    {
        transmitUnanswered(name, toJson(payload));
    }

Q_SIGNALS:
    void stateChanged();
    /// recovered: nothing was missed; the missed events follow.
    void connected(bool recovered);
    void disconnected();
    /// payload: the JSON of the first argument.
    void received(const QByteArray& name, const QByteArray& payload);

private:
    void attempt();
    void connectLine();
    void refusedBy(const ApiError& error);
    void failed();
    void letGo();
    void lose();
    void keepToken();
    void acknowledge(quint64 id, const QByteArray& payload);
    std::shared_ptr<detail::CallCore> transmit(const char* name, const QByteArray& payload);
    void transmitUnanswered(const char* name, const QByteArray& payload);
    void setState(State state);

    Channel& m_channel;
    Timing m_timing;
    State m_state = State::Closed;
    int m_failures = 0;
    bool m_renewedFor = false; ///< this attempt has already asked for another token
    std::unique_ptr<SocketIoLine, QScopedPointerDeleteLater> m_line;
    QByteArray m_pid;
    QByteArray m_offset;
    QString m_saidToken; ///< the one that the server knows
    quint64 m_nextAck = 1;
    std::map<quint64, std::shared_ptr<detail::CallCore>> m_acks;
    Call<Nothing> m_renewal;
    QTimer m_next;
    QTimer m_renew;
};

} // namespace gremio
