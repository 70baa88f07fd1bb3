// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/timer_queue.h"

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

namespace gremio::net {

/// A Qt event dispatcher over Linux epoll. Qt's own hands every descriptor to poll(2) on every pass, so
/// a pass costs O(open); here it costs O(ready). Give it to QThread::setEventDispatcher() or to
/// QCoreApplication::setEventDispatcher(), which take ownership.
///
/// As with Qt's own: wakeUp() and interrupt() may be called from any thread, the rest belongs to the
/// thread it runs. Descriptors that epoll refuses (regular files) count as always ready, as in poll(2).
/// A notifier must be disabled before its descriptor is closed.
class EpollDispatcher final : public QAbstractEventDispatcher {
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject* parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier* notifier) override;
    void unregisterSocketNotifier(QSocketNotifier* notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject* receiver) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject* receiver) override;
    QList<TimerInfo> registeredTimers(QObject* receiver) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    struct Watched {
        std::array<QSocketNotifier*, 3> notifiers{}; ///< By QSocketNotifier::Type.
        quint32 applied = 0; ///< What the kernel was told; 0: not in the epoll set.
        quint8 ready = 0; ///< Bits by type: found ready and not yet told.
        bool changed = false; ///< Is in m_changed.
        bool always = false; ///< epoll refused it; is in m_always.
    };

    static quint32 wanted(const Watched& watched);
    bool enter(int fd, Watched& watched);
    void leave(int fd, Watched& watched);
    void applyChanges();
    void refuse(int fd, Watched& watched);
    int wait(std::optional<std::chrono::nanoseconds> timeout, bool sockets);
    void markReady(int fd, quint32 events);
    int tellNotifiers();

    int m_epoll = -1;
    int m_wakeUp = -1; ///< eventfd
    std::atomic<bool> m_woken = false;
    std::atomic<bool> m_interrupted = false;
    std::vector<Watched> m_watched; ///< By descriptor.
    std::vector<int> m_changed; ///< Descriptors whose interest the kernel is told before the next wait.
    std::vector<int> m_always;
    std::vector<int> m_ready; ///< Descriptors with ready bits, told from the front.
    std::size_t m_readyNext = 0;
    TimerQueue m_timers;
};

} // namespace gremio::net
