// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchmarks/chat_sides.h"
#include "benchmarks/socket_load.h"
#include "shared/core/clock.h"

#include <functional>
#include <vector>

namespace gremio::bench {

double median(std::vector<double> values);
double percentile(std::vector<double> values, double part);

/// The senders and receivers of one server, each on a connection of their own.
class Talk {
public:
    /// Throws std::runtime_error when not everybody could connect. The side outlives it.
    explicit Talk(const ChatSide& side);

    /// Acks a second, when each sender sends again as soon as it has its ack.
    double saturate(std::chrono::milliseconds time);

    /// The same until that many were acknowledged. The first are sent before `begin` is called.
    void sendMany(quint64 count, const std::function<void()>& begin);

    struct Latency {
        double p50 = 0; ///< ms, from when it was due until the other had it
        double p99 = 0;
        double arrived = 0; ///< part of what was sent
    };
    /// `perSecond` sends in all, whoever is slow. What is sent in the first `warm` is not counted.
    Latency deliver(double perSecond, std::chrono::milliseconds time,
        std::chrono::milliseconds warm = std::chrono::milliseconds(1000));

    SocketLoad& load() { return m_load; }

private:
    int send(int sender, const QByteArray& words);
    void check(QByteArrayView ack);

    const ChatSide& m_side;
    SocketLoad m_load;
    SystemClock m_clock;
    int m_senders = 0;
    quint64 m_lastAck = 0;
    quint64 m_refused = 0;
};

} // namespace gremio::bench
