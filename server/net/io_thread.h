// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/mailbox.h"
#include "server/net/timer_wheel.h"

#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace gremio::net {

/// A thread whose event loop runs on EpollDispatcher (on Linux) with what its connections share: one
/// timer wheel and one buffer to read into.
class IoThread final : private QThread {
public:
    using Task = std::function<void()>;

    explicit IoThread(std::chrono::milliseconds tick = std::chrono::milliseconds(100));
    ~IoThread() override; ///< As stop({}).

    void begin();
    /// Runs `last` in the thread, ends it and waits. Tasks posted later are dropped.
    void stop(Task last);

    /// Any thread. False once stopped.
    bool post(Task task);

    /// Lets the object live in the thread; called in the thread where it lives now.
    void own(QObject& object) { object.moveToThread(this); }
    /// Whether the caller is in this thread.
    [[nodiscard]] bool isCurrent() const { return QThread::currentThread() == this; }

    /// The thread itself only.
    [[nodiscard]] TimerWheel& timers() { return m_timers; }
    [[nodiscard]] char* buffer() { return m_buffer.data(); }
    static constexpr qsizetype bufferSize = 64 * 1024;

private:
    void run() override;

    TimerWheel m_timers;
    std::vector<char> m_buffer;
    std::shared_ptr<Mailbox<Task>> m_tasks;
    bool m_running = false;
};

} // namespace gremio::net
