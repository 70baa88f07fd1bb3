// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/net/descriptors.h"
#include "tests/server/net/dispatcher_fixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

using namespace gremio::net;
using namespace gremio::test;

class EpollDispatcherTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { mainThreadAndWorker(); }
    void isTheOneThatRuns();
    void postedEvents();
    void deferredDelete();
    void noWakeUpIsLost();
    void wakeUpEndsTheWait();
    void interruptEndsThePass();
    void exitFromAnotherThread();
    void tellsWhenItBlocks();

    void timers();
    void zeroTimerLeavesTheSocketsTheirTurn();
    void nestedLoopInATimer();
    void timersMoveWithTheirObject();
    void remainingAndRegistered();
};

void EpollDispatcherTest::isTheOneThatRuns()
{
    run([] { QVERIFY(qobject_cast<EpollDispatcher*>(&loop())); });
}

void EpollDispatcherTest::postedEvents()
{
    run([] {
        QObject object;
        QList<int> order;
        const auto post = [&](int number) {
            QMetaObject::invokeMethod(
                &object, [&order, number] { order.append(number); }, Qt::QueuedConnection);
        };
        post(1);
        post(2);
        QVERIFY(order.isEmpty());
        loop().processEvents(QEventLoop::AllEvents);
        QCOMPARE(order, QList<int>({1, 2}));
        // Posted by a handler: nothing else needs to happen.
        QTimer::singleShot(1, &object, [&] { post(3); });
        while (order.size() < 3)
            loop().processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(order, QList<int>({1, 2, 3}));
    });
}

void EpollDispatcherTest::deferredDelete()
{
    run([] {
        const QPointer<QObject> object(new QObject);
        QEventLoop outer;
        QTimer::singleShot(0, &outer, [&] { object->deleteLater(); });
        QTimer::singleShot(20, &outer, [&] { outer.quit(); });
        outer.exec();
        QVERIFY(object.isNull());
    });
}

void EpollDispatcherTest::noWakeUpIsLost()
{
    run([] {
        constexpr int rounds = 20'000;
        QObject here;
        QThread other;
        other.setEventDispatcher(new EpollDispatcher);
        QObject there;
        there.moveToThread(&other);
        other.start();
        int count = 0;
        std::function<void()> ping = [&] {
            QMetaObject::invokeMethod(&here, [&] {
                if (++count < rounds)
                    QMetaObject::invokeMethod(&there, [&] { ping(); });
            });
        };
        QMetaObject::invokeMethod(&there, [&] { ping(); });
        // Each round needs two of them, so one that is lost stops it all: the loop of the other thread
        // has no timer.
        QVERIFY(until([&] { return count == rounds; }));
        other.quit();
        QVERIFY(other.wait(10'000));
    });
}

void EpollDispatcherTest::wakeUpEndsTheWait()
{
    run([] {
        QAbstractEventDispatcher& own = loop();
        std::atomic<bool> woken = false;
        std::thread other([&] {
            woken = true;
            own.wakeUp();
        });
        while (!own.processEvents(QEventLoop::WaitForMoreEvents)) { }
        other.join();
        QVERIFY(woken);
        // Before the wait counts as well, also by the thread itself: this does not block.
        passes(2);
        own.wakeUp();
        own.processEvents(QEventLoop::WaitForMoreEvents);
    });
}

void EpollDispatcherTest::interruptEndsThePass()
{
    run([] {
        QAbstractEventDispatcher& own = loop();
        bool told = false;
        auto [one, other] = socketPair();
        QVERIFY(other.send("x"));
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&] { told = true; });
        QObject object;
        QMetaObject::invokeMethod(
            &object, [&] { own.interrupt(); }, Qt::QueuedConnection);
        QVERIFY(!own.processEvents(QEventLoop::WaitForMoreEvents));
        QVERIFY(!told);
        own.processEvents(QEventLoop::WaitForMoreEvents);
        own.processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(told);
    });
}

void EpollDispatcherTest::exitFromAnotherThread()
{
    run([] {
        for (int i = 0; i < 500; ++i) {
            QEventLoop eventLoop;
            std::thread other;
            // From within: an exit() before exec() counts for nothing.
            QMetaObject::invokeMethod(
                &eventLoop, [&] { other = std::thread([&] { eventLoop.exit(i); }); }, Qt::QueuedConnection);
            const int code = eventLoop.exec();
            other.join();
            QCOMPARE(code, i);
        }
    });
}

void EpollDispatcherTest::tellsWhenItBlocks()
{
    run([] {
        QSignalSpy awake(&loop(), &QAbstractEventDispatcher::awake);
        QSignalSpy blocks(&loop(), &QAbstractEventDispatcher::aboutToBlock);
        passes(3);
        QCOMPARE(awake.size(), 3);
        QCOMPARE(blocks.size(), 0);
        bool fired = false;
        QTimer::singleShot(20, &loop(), [&] { fired = true; });
        while (!fired)
            loop().processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(!blocks.empty());
    });
}

void EpollDispatcherTest::timers()
{
    run([] {
        QElapsedTimer clock;
        clock.start();
        QList<int> order;
        QList<qint64> at;
        const auto note = [&](int number) {
            order.append(number);
            at.append(clock.nsecsElapsed() / 1000);
        };
        QObject context;
        QTimer::singleShot(30, Qt::PreciseTimer, &context, [&] { note(30); });
        QTimer::singleShot(10, Qt::PreciseTimer, &context, [&] { note(10); });
        QTimer::singleShot(20, Qt::CoarseTimer, &context, [&] { note(20); });
        QTimer repeated;
        repeated.setTimerType(Qt::PreciseTimer);
        int ticks = 0;
        QObject::connect(&repeated, &QTimer::timeout, &context, [&] {
            if (++ticks == 10)
                repeated.stop();
        });
        repeated.start(5);
        QVERIFY(until([&] { return order.size() == 3 && ticks == 10; }));
        QCOMPARE(order, QList<int>({10, 20, 30}));
        for (qsizetype i = 0; i < order.size(); ++i)
            QVERIFY(at[i] >= order[i] * 1000);
        passes(3);
        QCOMPARE(ticks, 10);
    });
}

void EpollDispatcherTest::zeroTimerLeavesTheSocketsTheirTurn()
{
    run([] {
        auto [one, other] = socketPair();
        int zeros = 0;
        int reads = 0;
        QTimer zero;
        QObject::connect(&zero, &QTimer::timeout, &zero, [&] { ++zeros; });
        zero.start(0);
        const auto reader = notifier(one.number(), QSocketNotifier::Read, [&] { ++reads; });
        QVERIFY(other.send("x"));
        for (int pass = 1; pass <= 10; ++pass) {
            loop().processEvents(QEventLoop::WaitForMoreEvents);
            QCOMPARE(zeros, pass);
            QCOMPARE(reads, pass);
        }
    });
}

void EpollDispatcherTest::nestedLoopInATimer()
{
    run([] {
        int outer = 0;
        int inner = 0;
        QTimer one;
        QTimer two;
        QObject::connect(&one, &QTimer::timeout, &one, [&] {
            ++outer;
            if (outer == 1)
                QVERIFY(until([&] { return inner == 5; }));
        });
        QObject::connect(&two, &QTimer::timeout, &two, [&] { ++inner; });
        one.start(1);
        two.start(1);
        QVERIFY(until([&] { return inner >= 5; }));
        QCOMPARE(outer, 1);
        QVERIFY(until([&] { return outer >= 3; }));
    });
}

void EpollDispatcherTest::timersMoveWithTheirObject()
{
    run([] {
        QThread other;
        other.setEventDispatcher(new EpollDispatcher);
        other.start();
        QTimer timer;
        std::atomic<QThread*> firedIn = nullptr;
        QObject::connect(
            &timer, &QTimer::timeout, &timer, [&] { firedIn = QThread::currentThread(); },
            Qt::DirectConnection);
        timer.start(1);
        timer.moveToThread(&other);
        QVERIFY(loop().registeredTimers(&timer).isEmpty());
        QVERIFY(until([&] { return firedIn == &other; }));
        QThread* const here = QThread::currentThread();
        QMetaObject::invokeMethod(
            &timer, [&] { timer.moveToThread(here); }, Qt::BlockingQueuedConnection);
        firedIn = nullptr;
        QVERIFY(until([&] { return firedIn == here; }));
        other.quit();
        QVERIFY(other.wait(10'000));
    });
}

void EpollDispatcherTest::remainingAndRegistered()
{
    run([] {
        QObject object;
        const int id = object.startTimer(60'000, Qt::CoarseTimer);
        const auto all = loop().registeredTimers(&object);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.front().timerId, id);
        QCOMPARE(all.front().interval, 60'000);
        QVERIFY(loop().remainingTime(id) > 50'000);
        QVERIFY(loop().remainingTime(id) <= 63'000);
        object.killTimer(id);
        QCOMPARE(loop().remainingTime(id), -1);
        QVERIFY(loop().registeredTimers(&object).isEmpty());
    });
}

int main(int argc, char** argv)
{
    return onEpoll<EpollDispatcherTest>(argc, argv);
}

#include "epoll_dispatcher_test.moc"
