// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace gremio::api {

/// What a limit says to one more request.
struct RateVerdict {
    bool allowed = true;
    int limit = 0; ///< requests a minute; 0: there is no limit
    int remaining = 0;
    std::chrono::seconds untilFull{0}; ///< until the whole limit is free again
    std::chrono::seconds retryAfter{0}; ///< unless allowed
};

/// A bucket of tokens for each key, in memory: so many at once, and as many again over a minute. Kept as the
/// instant at which the bucket is full again (the generic cell rate algorithm). Remembers a bounded number of
/// keys; those that were not used for longest are forgotten first. Any thread.
template <class Key>
class RateLimiter {
public:
    using Instant = std::chrono::steady_clock::time_point;

    /// 0: no limit.
    explicit RateLimiter(int perMinute, qsizetype capacity = 200'000)
        : m_perMinute(perMinute)
        , m_interval(perMinute > 0 ? window / perMinute : std::chrono::nanoseconds(0))
        , m_half(std::max<qsizetype>(capacity / 2, 1))
    {
    }

    bool isUnlimited() const { return m_perMinute == 0; }

    RateVerdict take(const Key& key, Instant now)
    {
        if (isUnlimited())
            return {};
        const std::lock_guard lock(m_mutex);
        Instant& fullAt = bucket(key);
        const Instant next = std::max(fullAt, now) + m_interval;
        RateVerdict verdict;
        verdict.limit = m_perMinute;
        verdict.allowed = next <= now + window;
        if (verdict.allowed)
            fullAt = next;
        else
            verdict.retryAfter = std::max(seconds(next - window - now), std::chrono::seconds(1));
        verdict.remaining = static_cast<int>((now + window - fullAt) / m_interval);
        verdict.untilFull = seconds(fullAt - now);
        return verdict;
    }

    /// Undoes one take().
    void giveBack(const Key& key)
    {
        if (isUnlimited())
            return;
        const std::lock_guard lock(m_mutex);
        bucket(key) -= m_interval;
    }

private:
    static constexpr std::chrono::nanoseconds window = std::chrono::minutes(1);

    static std::chrono::seconds seconds(std::chrono::nanoseconds time)
    {
        return std::chrono::ceil<std::chrono::seconds>(time);
    }

    Instant& bucket(const Key& key)
    {
        const auto found = m_young.find(key);
        if (found != m_young.end())
            return *found;
        if (m_young.size() >= m_half) {
            m_old = std::move(m_young);
            m_young = {};
        }
        return *m_young.insert(key, m_old.value(key));
    }

    const int m_perMinute;
    const std::chrono::nanoseconds m_interval;
    const qsizetype m_half;
    std::mutex m_mutex;
    // What was not used while one generation filled up goes with the next.
    QHash<Key, Instant> m_young;
    QHash<Key, Instant> m_old;
};

} // namespace gremio::api
