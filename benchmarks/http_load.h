// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace gremio::bench {

struct Load {
    quint16 port = 0; ///< on loopback
    int connections = 32; ///< kept alive, a thread each
    double seconds = 10; ///< counted; a second of warming up comes before
    double perSecond = 0; ///< 0: each connection asks again as soon as it has its answer
    int expectedStatus = 200;
    /// The whole request with that number. Called by all threads.
    std::function<QByteArray(quint64)> request;
};

struct Figures {
    double perSecond = 0; ///< answers
    double p50 =
        0; ///< ms; with a given rate counted from when the request was due, not from when it was sent
    double p99 = 0;
    quint64 wrong = 0; ///< other statuses, and no answers
};

/// Blocks until it is over.
Figures run(const Load& load);

} // namespace gremio::bench
