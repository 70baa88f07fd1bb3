// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/io_thread.h"

#ifdef __linux__
#include "server/net/epoll_dispatcher.h"
#endif

#include <QTimer>

#include <utility>

namespace gremio::net {

IoThread::IoThread(std::chrono::milliseconds tick)
    : m_timers(tick, std::chrono::steady_clock::now())
    , m_buffer(static_cast<std::size_t>(bufferSize))
    , m_tasks(std::make_shared<Mailbox<Task>>([](Task&& task) { task(); }))
{
    setObjectName(QStringLiteral("io"));
    m_tasks->moveToThread(this);
}

IoThread::~IoThread()
{
    stop({});
}

void IoThread::begin()
{
    m_running = true;
#ifdef __linux__
    setEventDispatcher(new EpollDispatcher); // Qt deletes it when the thread ends, so not before it begins
#endif
    start();
}

void IoThread::stop(Task last)
{
    if (!std::exchange(m_running, false))
        return;
    post([this, end = std::move(last)] {
        if (end)
            end();
        quit();
    });
    wait();
    m_tasks->close();
}

bool IoThread::post(Task task)
{
    return m_tasks->send(std::move(task));
}

void IoThread::run()
{
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    connect(&ticks, &QTimer::timeout, &ticks, [this] { m_timers.advance(std::chrono::steady_clock::now()); });
    ticks.start(m_timers.tick());
    exec();
}

} // namespace gremio::net
