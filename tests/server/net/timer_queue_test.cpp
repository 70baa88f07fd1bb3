// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timer_queue.h"

#include <QTest>
#include <QTimerEvent>

#include <functional>
#include <memory>

using namespace gremio::net;
using namespace std::chrono_literals;
using Instant = TimerQueue::Instant;

namespace {

/// Counts its timer events; may do something in them.
class Receiver final : public QObject {
public:
    QList<int> fired;
    std::function<void(int)> then;

protected:
    void timerEvent(QTimerEvent* event) override
    {
        fired.append(event->timerId());
        if (then)
            then(event->timerId());
    }
};

} // namespace

class TimerQueueTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firesWhenDueInOrder();
    void repeatsWithoutDrift();
    void missedTimesAreNotMadeUp();
    void zeroTimerFiresOncePerPass();
    void coarseIsWithinFivePercent_data();
    void coarseIsWithinFivePercent();
    void veryCoarseKeepsFullSeconds();
    void remaining();
    void knowsWhoseTimersTheyAre();
    void removedInHandlers();
    void replacedInItsOwnHandler();
    void receiverGoneInHandler();
    void leftOutWhileHandled();
    void manyTimers();

private:
    const Instant m_start{100'000s + 123'456'789ns};
};

void TimerQueueTest::firesWhenDueInOrder()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 30, Qt::PreciseTimer, &receiver, m_start);
    queue.add(2, 10, Qt::PreciseTimer, &receiver, m_start);
    queue.add(3, 20, Qt::PreciseTimer, &receiver, m_start);
    QCOMPARE(*queue.next() - m_start, 10ms);
    QCOMPARE(queue.fire(m_start + 10ms - 1ns), 0);
    QCOMPARE(queue.fire(m_start + 10ms), 1);
    QCOMPARE(*queue.next() - m_start, 20ms);
    QCOMPARE(queue.fire(m_start + 39ms), 3);
    QCOMPARE(receiver.fired, QList<int>({2, 2, 3, 1}));
}

void TimerQueueTest::repeatsWithoutDrift()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 10, Qt::PreciseTimer, &receiver, m_start);
    for (int i = 1; i <= 100; ++i) // always found 3 ms late
        QCOMPARE(queue.fire(m_start + i * 10ms + 3ms), 1);
    QCOMPARE(*queue.next() - m_start, 1010ms);
}

void TimerQueueTest::missedTimesAreNotMadeUp()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 10, Qt::PreciseTimer, &receiver, m_start);
    QCOMPARE(queue.fire(m_start + 55ms), 1);
    QCOMPARE(*queue.next() - m_start, 65ms);
}

void TimerQueueTest::zeroTimerFiresOncePerPass()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 0, Qt::CoarseTimer, &receiver, m_start);
    for (int pass = 1; pass <= 5; ++pass) {
        QVERIFY(*queue.next() <= m_start);
        QCOMPARE(queue.fire(m_start), 1);
        QCOMPARE(receiver.fired.size(), pass);
    }
}

void TimerQueueTest::coarseIsWithinFivePercent_data()
{
    QTest::addColumn<int>("interval");
    for (const int interval : {1, 5, 19, 20, 21, 40, 100, 999, 1000, 5000, 65'000, 3'600'000})
        QTest::addRow("%d ms", interval) << interval;
}

void TimerQueueTest::coarseIsWithinFivePercent()
{
    QFETCH(const int, interval);
    const std::chrono::nanoseconds wanted = interval * 1ms;
    TimerQueue queue;
    Receiver receiver;
    for (int i = 0; i < 200; ++i) {
        const Instant start = m_start + i * 7'654'321ns;
        queue.add(1, interval, Qt::CoarseTimer, &receiver, start);
        const auto error = *queue.next() - start - wanted;
        QVERIFY(error >= 0ns);
        QVERIFY(error <= wanted / 20);
    }
    // That is what it is for: neighbours meet.
    if (interval >= 1000) {
        queue.add(1, interval, Qt::CoarseTimer, &receiver, m_start);
        queue.add(2, interval, Qt::CoarseTimer, &receiver, m_start + 1ms);
        QCOMPARE(queue.fire(*queue.next()), 2);
    }
}

void TimerQueueTest::veryCoarseKeepsFullSeconds()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 10'000, Qt::VeryCoarseTimer, &receiver, m_start);
    QCOMPARE(queue.next()->time_since_epoch() % 1s, 0ns);
    QVERIFY(std::chrono::abs(*queue.next() - m_start - 10s) <= 500ms);
    queue.fire(*queue.next());
    QCOMPARE(queue.next()->time_since_epoch() % 1s, 0ns);
    QVERIFY(std::chrono::abs(*queue.next() - m_start - 20s) <= 500ms);

    queue.add(1, 100, Qt::VeryCoarseTimer, &receiver, m_start); // never before it is due by so much
    QVERIFY(*queue.next() >= m_start + 100ms);
}

void TimerQueueTest::remaining()
{
    TimerQueue queue;
    Receiver receiver;
    QCOMPARE(queue.remaining(1, m_start), -1);
    queue.add(1, 10, Qt::PreciseTimer, &receiver, m_start);
    QCOMPARE(queue.remaining(1, m_start), 10);
    QCOMPARE(queue.remaining(1, m_start + 9'500us), 1);
    QCOMPARE(queue.remaining(1, m_start + 10ms), 0);
    QCOMPARE(queue.remaining(1, m_start + 1h), 0);
    QVERIFY(queue.remove(1));
    QVERIFY(!queue.remove(1));
    QCOMPARE(queue.remaining(1, m_start), -1);
    QVERIFY(!queue.next());
}

void TimerQueueTest::knowsWhoseTimersTheyAre()
{
    TimerQueue queue;
    Receiver one;
    Receiver two;
    queue.add(1, 10, Qt::PreciseTimer, &one, m_start);
    queue.add(2, 20, Qt::CoarseTimer, &two, m_start);
    queue.add(3, 30, Qt::CoarseTimer, &one, m_start);
    const auto ofOne = queue.of(&one);
    QCOMPARE(ofOne.size(), 2);
    QCOMPARE(ofOne[1].timerId, 3);
    QCOMPARE(ofOne[1].interval, 30);
    QCOMPARE(ofOne[1].timerType, Qt::CoarseTimer);
    QVERIFY(queue.removeAll(&one));
    QVERIFY(!queue.removeAll(&one));
    QVERIFY(queue.of(&one).isEmpty());
    QCOMPARE(queue.fire(m_start + 1s), 1);
    QCOMPARE(two.fired, QList<int>({2}));
}

void TimerQueueTest::removedInHandlers()
{
    TimerQueue queue;
    Receiver receiver;
    for (int id = 1; id <= 3; ++id)
        queue.add(id, 10, Qt::PreciseTimer, &receiver, m_start);
    receiver.then = [&](int id) { // itself, and one that is due too
        queue.remove(id);
        queue.remove(2);
    };
    queue.fire(m_start + 10ms);
    QCOMPARE(receiver.fired, QList<int>({1, 3}));
    QVERIFY(!queue.next());
}

void TimerQueueTest::replacedInItsOwnHandler()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 10, Qt::PreciseTimer, &receiver, m_start);
    receiver.then = [&](int id) { queue.add(id, 0, Qt::PreciseTimer, &receiver, m_start + 10ms); };
    queue.fire(m_start + 10ms);
    QCOMPARE(receiver.fired.size(), 1); // the new one waits for the next pass
    QCOMPARE(*queue.next() - m_start, 10ms);
    receiver.then = nullptr;
    queue.fire(m_start + 10ms);
    QCOMPARE(receiver.fired.size(), 2);
}

void TimerQueueTest::receiverGoneInHandler()
{
    TimerQueue queue;
    Receiver one;
    auto two = std::make_unique<Receiver>();
    queue.add(1, 10, Qt::PreciseTimer, &one, m_start);
    queue.add(2, 10, Qt::PreciseTimer, two.get(), m_start);
    one.then = [&](int) {
        queue.removeAll(two.get());
        two.reset();
    };
    queue.fire(m_start + 10ms);
    QCOMPARE(one.fired, QList<int>({1}));
}

void TimerQueueTest::leftOutWhileHandled()
{
    TimerQueue queue;
    Receiver receiver;
    queue.add(1, 10, Qt::PreciseTimer, &receiver, m_start);
    queue.add(2, 15, Qt::PreciseTimer, &receiver, m_start);
    bool nested = false;
    receiver.then = [&](int id) {
        if (id != 1 || nested)
            return;
        nested = true;
        QCOMPARE(*queue.next() - m_start, 15ms); // not 20
        queue.fire(m_start + 100ms); // as a nested loop would
        QCOMPARE(queue.remaining(1, m_start + 12ms), 8);
    };
    queue.fire(m_start + 10ms);
    QCOMPARE(receiver.fired, QList<int>({1, 2}));
    queue.fire(m_start + 100ms);
    QCOMPARE(receiver.fired, QList<int>({1, 2, 1}));
}

void TimerQueueTest::manyTimers()
{
    TimerQueue queue;
    Receiver receiver;
    constexpr int count = 50'000;
    for (int id = 1; id <= count; ++id)
        queue.add(id, 1000 + id % 997, Qt::PreciseTimer, &receiver, m_start);
    for (int id = 1; id <= count; id += 2)
        QVERIFY(queue.remove(id));
    QCOMPARE(queue.fire(m_start + 2s), count / 2);
    QVERIFY(std::all_of(receiver.fired.begin(), receiver.fired.end(), [](int id) { return id % 2 == 0; }));
}

QTEST_GUILESS_MAIN(TimerQueueTest)
#include "timer_queue_test.moc"
