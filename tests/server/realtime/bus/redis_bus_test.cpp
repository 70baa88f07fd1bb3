// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_bus.h"

#include "server/realtime/bus/redis/redis_check.h"
#include "tests/support/redis_server.h"

#include <hiredis/hiredis.h>

#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace gremio;
using namespace gremio::bus;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 20'000; // milliseconds

/// One process on the bus, and what it hears.
struct Process final : Listener {
    explicit Process(const QString& url, const RedisBusOptions& options = {})
        : bus(*RedisUrl::parse(url), options)
    {
        bus.start(*this);
    }
    ~Process() override { bus.stop(); }

    void received(const Uuid& from, QByteArrayView message) override
    {
        const std::lock_guard lock(mutex);
        heard.emplace_back(from, message.toByteArray());
    }
    void joined() override { ++joins; }
    void lost() override
    {
        ++losses;
        bus.publish("lost");
    }

    std::vector<QByteArray> messages() const
    {
        const std::lock_guard lock(mutex);
        std::vector<QByteArray> all;
        for (const auto& [from, message] : heard)
            all.push_back(message);
        return all;
    }
    bool hasHeard(const QByteArray& what) const
    {
        const auto all = messages();
        return std::find(all.begin(), all.end(), what) != all.end();
    }

    mutable std::mutex mutex;
    std::vector<std::pair<Uuid, QByteArray>> heard;
    std::atomic<int> joins = 0;
    std::atomic<int> losses = 0;
    RedisBus bus;
};

/// Anybody may publish anything.
void publishAsAStranger(const test::RedisServer& redis, const QByteArray& text)
{
    const std::unique_ptr<redisContext, void (*)(redisContext*)> context(
        redisConnectUnix(redis.socketPath().toUtf8().constData()), &redisFree);
    QVERIFY(context && context->err == 0);
    void* reply = redisCommand(
        context.get(), "PUBLISH gremio:0 %b", text.constData(), static_cast<std::size_t>(text.size()));
    QVERIFY(reply);
    freeReplyObject(reply);
}

} // namespace

/// Processes on a real Redis.
class RedisBusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void othersHearInOrder()
    {
        const test::RedisServer redis;
        Process one(redis.url());
        Process two(redis.url());
        Process three(redis.url());
        Process stranger(redis.url() + QStringLiteral("?prefix=other"));
        for (const Process* process : {&one, &two, &three, &stranger})
            QTRY_VERIFY_WITH_TIMEOUT(process->joins == 1 && process->bus.isJoined(), soon);
        constexpr int count = 2'000;
        const auto say = [count = count](Process& process, char name) {
            for (int n = 0; n < count; ++n)
                process.bus.publish(name + QByteArray::number(n));
        };
        std::thread first([&] { say(one, 'a'); });
        std::thread second([&] { say(one, 'b'); });
        say(two, 'c');
        first.join();
        second.join();
        QTRY_COMPARE_WITH_TIMEOUT(three.messages().size(), std::size_t(3 * count), soon);
        QTRY_COMPARE_WITH_TIMEOUT(one.messages().size(), std::size_t(count), soon);
        QTRY_COMPARE_WITH_TIMEOUT(two.messages().size(), std::size_t(2 * count), soon);
        std::map<char, int> next;
        for (const auto& [from, message] : three.heard) {
            QCOMPARE(message.mid(1).toInt(), next[message.front()]++); // of each thread in its order
            QCOMPARE(from, message.front() == 'c' ? two.bus.self() : one.bus.self());
        }
        QVERIFY(stranger.messages().empty());
        QCOMPARE(one.losses + two.losses + three.losses, 0);
    }

    void whatNobodyUnderstandsHarmsNobody()
    {
        const test::RedisServer redis;
        Process one(redis.url());
        Process two(redis.url());
        QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined() && two.bus.isJoined(), soon);
        for (const QByteArray& text :
            {QByteArray(), QByteArray("x"), QByteArray(36, 'z'), QByteArray(200, '\0'),
                QByteArray("018bcfe5-6800-7000-8000-00000000000"), QByteArray(1'000'000, '\xff')})
            publishAsAStranger(redis, text);
        one.bus.publish(QByteArray("\0\r\n$-1\r\n", 8));
        one.bus.publish(QByteArray(3'000'000, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(two.messages().size(), std::size_t(2), soon);
        QCOMPARE(two.messages().front(), QByteArray("\0\r\n$-1\r\n", 8));
        QCOMPARE(two.messages().back().size(), 3'000'000);
        QVERIFY(one.messages().empty());
        QCOMPARE(one.joins, 1);
    }

    void itComesBack()
    {
        test::RedisServer redis;
        Process one(redis.url());
        Process two(redis.url());
        QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined() && two.bus.isJoined(), soon);
        redis.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!one.bus.isJoined() && !two.bus.isJoined(), soon);
        one.bus.publish("this one is lost");
        two.bus.publish("this one, too", Loss::Harmless);
        QCOMPARE(one.losses, 0);
        redis.start();
        QTRY_VERIFY_WITH_TIMEOUT(one.joins == 2 && two.joins == 2, soon);
        QTRY_COMPARE_WITH_TIMEOUT(one.losses, 1, soon);
        QCOMPARE(two.losses, 0);
        one.bus.publish("after");
        // Should the other one have come back later than this: it was told by its own joined().
        QTRY_VERIFY_WITH_TIMEOUT(two.hasHeard("after") || two.joins == 2, soon);
        two.bus.publish("back");
        QTRY_VERIFY_WITH_TIMEOUT(one.hasHeard("back"), soon);
        QVERIFY(!two.hasHeard("this one is lost"));
    }

    void whatDoesNotFitIsLostAndTold()
    {
        test::RedisServer redis;
        RedisBusOptions little;
        little.mostWaiting = 1024 * 1024;
        Process one(redis.url(), little);
        Process two(redis.url());
        QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined() && two.bus.isJoined(), soon);
        redis.freeze(true);
        for (int n = 0; n < 100; ++n)
            one.bus.publish(QByteArray(100'000, 'x')); // and it does not wait
        QCOMPARE(one.losses, 0);
        redis.freeze(false);
        QTRY_VERIFY_WITH_TIMEOUT(one.losses >= 1 && two.hasHeard("lost"), soon);
        QVERIFY(two.messages().size() < 100);
        QCOMPARE(one.joins, 1);
    }

    void aRedisThatHangsIsGivenUp()
    {
        test::RedisServer redis;
        RedisBusOptions hasty;
        hasty.asksEvery = 50ms;
        hasty.silence = 500ms;
        hasty.connecting = 200ms;
        Process one(redis.url(), hasty);
        QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined(), soon);
        redis.freeze(true);
        QTRY_VERIFY_WITH_TIMEOUT(!one.bus.isJoined(), soon);
        redis.freeze(false);
        QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined() && one.joins >= 2, soon);
    }

    void passwords()
    {
        const test::RedisServer redis({QStringLiteral("--requirepass"), QStringLiteral("se:cret")});
        Process none(redis.url());
        Process wrong(redis.url(QStringLiteral("other@")));
        Process right(redis.url(QStringLiteral("se%3Acret@")));
        Process named(redis.url(QStringLiteral("default:se%3Acret@")));
        QTRY_VERIFY_WITH_TIMEOUT(right.bus.isJoined() && named.bus.isJoined(), soon);
        QVERIFY(!none.bus.isJoined() && !wrong.bus.isJoined());
        QCOMPARE(complaintAbout(*RedisUrl::parse(redis.url(QStringLiteral("se%3Acret@")))), std::nullopt);
        for (const QString& who : {QString(), QStringLiteral("other@")})
            QVERIFY(complaintAbout(*RedisUrl::parse(redis.url(who))).has_value());
    }

    void whatWasPublishedLastGoesOut()
    {
        const test::RedisServer redis;
        Process two(redis.url());
        {
            Process one(redis.url());
            QTRY_VERIFY_WITH_TIMEOUT(one.bus.isJoined() && two.bus.isJoined(), soon);
            one.bus.publish("farewell");
        }
        QTRY_VERIFY_WITH_TIMEOUT(two.hasHeard("farewell"), soon);
    }

    void withoutRedisItEndsAtOnce()
    {
        Process one(QStringLiteral("unix:///nowhere/redis.sock"));
        one.bus.publish("nothing");
        QVERIFY(!one.bus.isJoined());
        QVERIFY(complaintAbout(*RedisUrl::parse(QStringLiteral("unix:///nowhere/redis.sock"))).has_value());
    }
};

QTEST_GUILESS_MAIN(RedisBusTest)
#include "redis_bus_test.moc"
