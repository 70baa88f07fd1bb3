// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/device.h"
#include "server/identity/failure_limit.h"
#include "shared/core/problem.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QHostAddress here(u"192.0.2.1"_s);
const QHostAddress there(u"192.0.2.2"_s);

} // namespace

class FailureLimitTest : public QObject {
    Q_OBJECT

    /// 0: it may try.
    static qint64 wait(FailureLimit& limit, const char* account, const QHostAddress& from)
    {
        try {
            limit.begin(account, from);
            return 0;
        } catch (const Problem& problem) {
            return problem.code() == ErrorCode::RateLimited && problem.retryAfter()
                ? problem.retryAfter()->count()
                : -1;
        }
    }

private Q_SLOTS:
    void tenInAMinute()
    {
        ManualClock clock(instantFromMillis(1'795'176'000'000));
        FailureLimit limit(clock);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(wait(limit, "rosa", here), 0);
            clock.advance(1s);
        }
        QCOMPARE(wait(limit, "rosa", here), 50);
        QCOMPARE(wait(limit, "rosa", there), 0); // the owner, elsewhere
        QCOMPARE(wait(limit, "eva", here), 0); // somebody else behind the same address
        clock.advance(49s + 500ms);
        QCOMPARE(wait(limit, "rosa", here), 1); // refused ones do not count, and are told a whole second
        clock.advance(500ms);
        QCOMPARE(wait(limit, "rosa", here), 0);
        QCOMPARE(wait(limit, "rosa", here), 1);
        clock.advance(1h);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(wait(limit, "rosa", here), 0);
        QCOMPARE(wait(limit, "rosa", here), 60);
    }

    void successIsNoFailure()
    {
        ManualClock clock(instantFromMillis(1'795'176'000'000));
        FailureLimit limit(clock);
        for (int i = 0; i < 9; ++i)
            QCOMPARE(wait(limit, "rosa", here), 0);
        for (int i = 0; i < 30; ++i)
            limit.begin("rosa", here).succeeded();
        QCOMPARE(wait(limit, "rosa", here), 0);
        QVERIFY(wait(limit, "rosa", here) > 0);
        // Those at work count until they are known to be right.
        std::vector<FailureLimit::Attempt> atWork;
        atWork.reserve(10);
        for (int i = 0; i < 10; ++i)
            atWork.push_back(limit.begin("eva", here));
        QVERIFY(wait(limit, "eva", here) > 0);
        clock.advance(30s);
        atWork.back().succeeded();
        QCOMPARE(wait(limit, "eva", here), 0);
    }

    void oneNetworkIsOneAddress()
    {
        ManualClock clock(instantFromMillis(1'795'176'000'000));
        FailureLimit limit(clock, 2);
        QCOMPARE(wait(limit, "rosa", QHostAddress(u"2001:db8::1"_s)), 0);
        QCOMPARE(wait(limit, "rosa", QHostAddress(u"2001:db8::ffff:2"_s)), 0);
        QVERIFY(wait(limit, "rosa", QHostAddress(u"2001:db8:0:0:1::"_s)) > 0);
        QCOMPARE(wait(limit, "rosa", QHostAddress(u"2001:db8:0:1::1"_s)), 0);
        QCOMPARE(wait(limit, "rosa", here), 0);
        QCOMPARE(wait(limit, "rosa", QHostAddress(u"::ffff:192.0.2.1"_s)), 0);
        QVERIFY(wait(limit, "rosa", here) > 0);
    }

    void zeroIsNoLimit()
    {
        ManualClock clock(instantFromMillis(1'795'176'000'000));
        FailureLimit limit(clock, 0);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(wait(limit, "rosa", here), 0);
    }

    void devicesHaveNames_data()
    {
        QTest::addColumn<QByteArray>("userAgent");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* userAgent, const char* name) {
            QTest::newRow(userAgent) << QByteArray(userAgent) << QString::fromLatin1(name);
        };
        row("", "");
        row("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux");
        row("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
            "Safari/537.36 Edg/126.0",
            "Edge, Windows");
        row("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
            "Safari/537.36",
            "Chrome, Android");
        row("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/17.5 Safari/605.1.15",
            "Safari, macOS");
        row("Gremio/0.1 (Debian GNU/Linux 12)", "Gremio, Linux");
        row("curl/7.88.1", "curl");
        row("python-requests/2.31", "Python");
        row("my-cron-job/3 something", "my-cron-job");
        row("<script>alert(1)</script>", "<script>alert(1)<");
    }
    void devicesHaveNames()
    {
        QFETCH(QByteArray, userAgent);
        QFETCH(QString, name);
        QCOMPARE(deviceName(userAgent), name);
        QVERIFY(deviceName(QByteArray(100'000, 'x') + userAgent).size() <= 60);
    }
};

QTEST_GUILESS_MAIN(FailureLimitTest)
#include "failure_limit_test.moc"
