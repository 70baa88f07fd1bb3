// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>

#include <mutex>
#include <vector>

namespace gremio::identity {

/// How often a password may be wrong: so many times in a minute for one account from one address, so that
/// guessing is slow and the owner still gets in from elsewhere. Counted in this process, known accounts or
/// not. Any thread.
class FailureLimit {
public:
    static constexpr std::chrono::seconds window{60};

    /// The clock outlives this. `most`: 0 for no limit.
    explicit FailureLimit(const Clock& clock, int most = 10);

    /// One attempt. Counts as a failure from the start, so that many at once are counted, too.
    class Attempt {
    public:
        /// It was none.
        void succeeded();

    private:
        friend class FailureLimit;
        Attempt(FailureLimit& limit, QByteArray key, Instant at);
        FailureLimit& m_limit;
        QByteArray m_key;
        Instant m_at;
    };

    /// Throws Problem(RateLimited) with the time until the next attempt. `account` is whatever tells one from
    /// another; addresses of one IPv6 /64 are one.
    Attempt begin(QByteArrayView account, const QHostAddress& from);

private:
    using Failures = std::vector<Instant>; // of the last minute, oldest first
    using Generation = QHash<QByteArray, Failures>;

    Failures& failuresOf(const QByteArray& key, Instant now);
    void takeBack(const QByteArray& key, Instant at);

    const Clock& m_clock;
    const std::size_t m_most;
    std::mutex m_mutex;
    // What was not touched while a window passed goes with the next.
    Generation m_young;
    Generation m_old;
    Instant m_turned{};
};

} // namespace gremio::identity
