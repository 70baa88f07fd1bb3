// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/socketio/socket.h"

#include <QByteArray>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gremio::socketio {

/// Connection state recovery: the latest events of the whole process, and what is known of the sockets whose
/// connection was lost. Bounded in time, bytes and number. Any thread; time is an argument.
class Recovery {
public:
    using Instant = std::chrono::steady_clock::time_point;
    struct Bounds {
        std::chrono::milliseconds lossTime; ///< How long a lost socket is remembered,
        std::chrono::milliseconds eventTime; ///< and an event.
        qint64 eventBytes;
        std::size_t sockets = 50'000;
    };
    using Events = std::vector<std::shared_ptr<const Emission>>;

    explicit Recovery(Bounds bounds);

    /// Numbers the emission (its text gets the offset that clients tell us again), keeps it and sends it on
    /// by `deliver`, before any later one.
    void publish(
        Emission emission, const std::function<void(std::shared_ptr<const Emission>)>& deliver, Instant now);

    void lost(SocketState state, Instant now);

    struct Recovered {
        SocketState state;
        Events missed; ///< In order.
        quint64 upTo = 0; ///< The last serial that `missed` covers.
    };
    /// Takes a lost socket back into these rooms. Nothing, if it is not known, was in other rooms, or if an
    /// event is gone that it may have missed. `offset`: what the client says it has.
    std::optional<Recovered> recover(const QByteArray& pid, const QByteArray& nsp,
        std::optional<quint64> offset, const std::vector<Room>& rooms, Instant now);

    // Where a socket is that came back: its pid names the one that it was first.
    void moved(const QByteArray& pid, SocketId to);
    void left(const QByteArray& pid); ///< The connection is over.
    [[nodiscard]] std::optional<SocketId> placeOf(const QByteArray& pid);

private:
    struct Lost {
        SocketState state;
        Instant at;
    };
    struct Kept {
        std::shared_ptr<const Emission> emission;
        Instant at;
    };

    void forget(Instant now);
    [[nodiscard]] static bool concerns(
        const Emission& emission, const std::vector<Room>& rooms, SocketId socket);

    Bounds m_bounds;
    std::mutex m_mutex;
    quint64 m_serial = 0; ///< Of the last emission.
    quint64 m_forgotten = 0; ///< Of the last one that is not kept any more.
    qint64 m_bytes = 0;
    std::deque<Kept> m_kept;
    std::unordered_map<QByteArray, Lost> m_lost; ///< By pid.
    std::unordered_map<QByteArray, SocketId> m_moved;
    std::deque<std::pair<Instant, QByteArray>> m_losses; ///< In order, also those that are back.
};

} // namespace gremio::socketio
