// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timer_wheel.h"

#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace gremio::net;
using namespace std::chrono_literals;

namespace {

class Timeout final : public TimerWheel::Entry {
public:
    int fired = 0;
    std::function<void()> then;

private:
    void timedOut() override
    {
        ++fired;
        if (then)
            then();
    }
};

} // namespace

class TimerWheelTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverEarlyAndAtMostATickLate();
    void beyondOneTurn();
    void cancelAndMove();
    void changesInHandlers();
    void destroyedWhileSet();
    void afterALongSleep();

private:
    const TimerWheel::Instant m_start{5000s};
};

void TimerWheelTest::neverEarlyAndAtMostATickLate()
{
    TimerWheel wheel(100ms, m_start);
    std::vector<std::unique_ptr<Timeout>> all;
    for (int i = 0; i < 1000; ++i) {
        all.push_back(std::make_unique<Timeout>());
        wheel.set(*all.back(), m_start + i * 7ms);
    }
    for (auto now = m_start; now < m_start + 10s; now += 13ms) {
        wheel.advance(now);
        for (const auto& timeout : all) {
            QVERIFY(timeout->fired == 0 || timeout->deadline() <= now);
            QVERIFY(timeout->fired == 1 || timeout->deadline() + 200ms > now - 13ms);
        }
    }
    for (const auto& timeout : all)
        QCOMPARE(timeout->fired, 1);
}

void TimerWheelTest::beyondOneTurn()
{
    TimerWheel wheel(10ms, m_start); // a turn is 10.24 s
    Timeout late;
    wheel.set(late, m_start + 35s);
    for (auto now = m_start; now < m_start + 35s; now += 10ms)
        wheel.advance(now);
    QCOMPARE(late.fired, 0);
    wheel.advance(m_start + 35'020ms);
    QCOMPARE(late.fired, 1);
    QVERIFY(!late.isSet());
}

void TimerWheelTest::cancelAndMove()
{
    TimerWheel wheel(10ms, m_start);
    Timeout cancelled;
    Timeout moved;
    wheel.set(cancelled, m_start + 50ms);
    wheel.set(moved, m_start + 50ms);
    QVERIFY(cancelled.isSet());
    cancelled.cancel();
    cancelled.cancel();
    QVERIFY(!cancelled.isSet());
    wheel.set(moved, m_start + 200ms);
    wheel.advance(m_start + 100ms);
    QCOMPARE(moved.fired, 0);
    wheel.advance(m_start + 220ms);
    QCOMPARE(moved.fired, 1);
    QCOMPARE(cancelled.fired, 0);
}

void TimerWheelTest::changesInHandlers()
{
    TimerWheel wheel(10ms, m_start);
    Timeout again;
    Timeout other;
    auto gone = std::make_unique<Timeout>();
    wheel.set(again, m_start + 15ms);
    wheel.set(other, m_start + 16ms);
    wheel.set(*gone, m_start + 17ms);
    again.then = [&] {
        other.cancel(); // due in the same tick
        gone.reset();
        wheel.set(again, m_start); // overdue: in the next tick, not now
    };
    wheel.advance(m_start + 20ms);
    QCOMPARE(again.fired, 1);
    QCOMPARE(other.fired, 0);
    wheel.advance(m_start + 30ms);
    QCOMPARE(again.fired, 2);
    again.then = nullptr;
    auto itself = std::make_unique<Timeout>();
    bool fired = false;
    itself->then = [&] {
        fired = true;
        const auto keep = std::move(itself->then); // the function outlives what it destroys
        itself.reset();
    };
    wheel.set(*itself, m_start + 35ms);
    wheel.advance(m_start + 100ms);
    QVERIFY(fired);
}

void TimerWheelTest::destroyedWhileSet()
{
    Timeout survives;
    {
        TimerWheel wheel(10ms, m_start);
        wheel.set(survives, m_start + 1s);
        Timeout goes;
        wheel.set(goes, m_start + 1s);
    }
    QVERIFY(!survives.isSet());
}

void TimerWheelTest::afterALongSleep()
{
    TimerWheel wheel(10ms, m_start);
    Timeout one;
    Timeout far;
    wheel.set(one, m_start + 50ms);
    wheel.set(far, m_start + 2h);
    wheel.advance(m_start + 1h);
    QCOMPARE(one.fired, 1);
    QCOMPARE(far.fired, 0);
    wheel.advance(m_start + 3h);
    QCOMPARE(far.fired, 1);
}

QTEST_GUILESS_MAIN(TimerWheelTest)
#include "timer_wheel_test.moc"
