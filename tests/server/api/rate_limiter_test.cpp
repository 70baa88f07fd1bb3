// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limiter.h"

#include <QTest>

#include <thread>

using namespace gremio::api;
using namespace std::chrono_literals;

class RateLimiterTest : public QObject {
    Q_OBJECT

    using Limiter = RateLimiter<int>;
    const Limiter::Instant m_start{1h};

private Q_SLOTS:
    void aMinutesWorthAtOnceThenAsTimeGoes()
    {
        Limiter limiter(6);
        for (int i = 0; i < 6; ++i) {
            const auto verdict = limiter.take(1, m_start);
            QVERIFY(verdict.allowed);
            QCOMPARE(verdict.limit, 6);
            QCOMPARE(verdict.remaining, 5 - i);
            QCOMPARE(verdict.untilFull, 10s * (i + 1));
        }
        const auto refused = limiter.take(1, m_start + 1s);
        QVERIFY(!refused.allowed);
        QCOMPARE(refused.remaining, 0);
        QCOMPARE(refused.retryAfter, 9s);
        QVERIFY(limiter.take(1, m_start + 1s + refused.retryAfter).allowed);
        QVERIFY(!limiter.take(1, m_start + 1s + refused.retryAfter).allowed);
        QCOMPARE(limiter.take(1, m_start + 2min).remaining, 5);
    }

    void refusalsCostNothing()
    {
        Limiter limiter(1);
        limiter.take(1, m_start);
        for (int i = 0; i < 100; ++i)
            QVERIFY(!limiter.take(1, m_start + 30s).allowed);
        QVERIFY(limiter.take(1, m_start + 60s).allowed);
    }

    void keysAreApart()
    {
        Limiter limiter(1);
        QVERIFY(limiter.take(1, m_start).allowed);
        QVERIFY(limiter.take(2, m_start).allowed);
        QVERIFY(!limiter.take(1, m_start).allowed);
        limiter.giveBack(1);
        QVERIFY(limiter.take(1, m_start).allowed);
    }

    void noLimit()
    {
        Limiter limiter(0);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(limiter.take(1, m_start).allowed);
        QCOMPARE(limiter.take(1, m_start).limit, 0);
    }

    void usedKeysAreNotForgottenWhileOthersComeAndGo()
    {
        Limiter limiter(1, 100);
        limiter.take(-1, m_start);
        for (int key = 0; key < 10'000; ++key) {
            limiter.take(key, m_start);
            if (key % 10 == 0)
                QVERIFY(!limiter.take(-1, m_start).allowed);
        }
    }

    void exactFromSeveralThreads()
    {
        Limiter limiter(1000);
        std::atomic<int> allowed = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int k = 0; k < 500; ++k)
                    allowed += limiter.take(1, m_start).allowed ? 1 : 0;
            });
        }
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(allowed.load(), 1000);
    }
};

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "rate_limiter_test.moc"
