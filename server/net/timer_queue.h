// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QList>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace gremio::net {

/// The QObject timers of one event loop, ordered by when they are due: O(log n) per change. Time is an
/// argument. One thread.
///
/// Qt::TimerType: a precise timer is due on the nanosecond; a coarse one is put off by at most 5 % of
/// its interval so that neighbours fire together; a very coarse one is rounded to full seconds. Of
/// these only the last may be early (by half a second).
class TimerQueue {
public:
    using Instant = std::chrono::steady_clock::time_point;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    /// `interval` in milliseconds, 0 fires on every pass.
    void add(int id, qint64 interval, Qt::TimerType type, QObject* receiver, Instant now);
    bool remove(int id);
    bool removeAll(QObject* receiver);

    [[nodiscard]] QList<TimerInfo> of(QObject* receiver) const;
    /// Milliseconds until the timer is due, rounded up; 0 when overdue, -1 when there is no such timer.
    [[nodiscard]] int remaining(int id, Instant now) const;
    /// When the next timer is due that is not being handled right now.
    [[nodiscard]] std::optional<Instant> next() const;
    /// Sends a QTimerEvent for each timer that is due at `now`, each at most once, and returns their
    /// number. A timer whose event is being handled is left out by the loops nested in its handler. It
    /// is repeated from its due time, so that it does not drift; times that were missed are not made up.
    int fire(Instant now);

private:
    struct Timer {
        qint64 interval = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        QObject* receiver = nullptr;
        Instant nominal; ///< Without rounding.
        Instant due;
        quint64 serial = 0; ///< Tells a timer from a later one with the same id.
        bool handling = false; ///< Its event is being handled, so it is not in m_order.
    };

    static Instant rounded(const Timer& timer);
    void fire(int id, quint64 serial, Instant now);

    std::unordered_map<int, Timer> m_timers;
    std::set<std::pair<Instant, int>> m_order;
    std::set<std::pair<QObject*, int>> m_receivers;
    quint64 m_serial = 0;
};

} // namespace gremio::net
