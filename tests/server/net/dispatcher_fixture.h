// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace gremio::test {

inline QAbstractEventDispatcher& loop()
{
    return *QAbstractEventDispatcher::instance();
}

/// Runs the loop of this thread until it is so; false after thirty seconds.
inline bool until(const std::function<bool()>& so)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake; // a pass sends posted events first and then waits for more
    wake.start(20);
    while (!so()) {
        if (clock.hasExpired(30'000))
            return false;
        loop().processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// Runs the loop for what is there now.
inline void passes(int count)
{
    for (int i = 0; i < count; ++i)
        loop().processEvents(QEventLoop::AllEvents);
}

inline std::unique_ptr<QSocketNotifier> notifier(
    int descriptor, QSocketNotifier::Type type, const std::function<void()>& then)
{
    auto made = std::make_unique<QSocketNotifier>(descriptor, type);
    QObject::connect(made.get(), &QSocketNotifier::activated, made.get(), [then] { then(); });
    return made;
}

/// Every test runs on the main thread and on a worker, both on the epoll dispatcher.
inline void mainThreadAndWorker()
{
    QTest::addColumn<bool>("worker");
    QTest::newRow("main thread") << false;
    QTest::newRow("worker") << true;
}

inline void run(const std::function<void()>& test)
{
    QFETCH_GLOBAL(const bool, worker);
    if (!worker)
        return test();
    const std::unique_ptr<QThread> thread(QThread::create(test));
    thread->setEventDispatcher(new net::EpollDispatcher);
    thread->start();
    QVERIFY(thread->wait(60'000));
}

/// main() of such a test.
template <class Test>
int onEpoll(int argc, char** argv)
{
    QCoreApplication::setEventDispatcher(new net::EpollDispatcher);
    QCoreApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace gremio::test
