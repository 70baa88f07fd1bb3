// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/app/socket_script.h"
#include "tests/support/http_client.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000; // milliseconds

/// Two processes on one database and one Redis.
struct Servers {
    explicit Servers(test::Engine engine, const QStringList& flags = {}, const QString& who = {})
        : redis(flags)
        , one(engine, limits() + QStringList{u"--redis-url"_s, redis.url(who)})
        , other(one, limits() + QStringList{u"--redis-url"_s, redis.url(who)})
    {
    }

    static QStringList limits()
    {
        return {u"--limits-requests-per-minute"_s, u"0"_s, u"--limits-anonymous-requests-per-minute"_s,
            u"0"_s, u"--limits-connections-per-address"_s, u"0"_s, u"--limits-login-failures"_s, u"0"_s};
    }

    static int readiness(const test::RunningServer& server)
    {
        return test::HttpClient(server.port()).get("/readyz").status;
    }
    bool areReady(int status)
    {
        QElapsedTimer since;
        since.start();
        while (since.elapsed() < soon) {
            if (readiness(one) == status && readiness(other) == status)
                return true;
            QTest::qWait(20); // between two questions
        }
        return false;
    }

    QByteArray answerTo(const QByteArray& request)
    {
        if (request == "redis killed")
            redis.kill();
        if (request == "redis started")
            redis.start();
        if (request == "redis frozen" || request == "redis thawed")
            redis.freeze(request == "redis frozen");
        if (request == "ready" || request == "not ready")
            return areReady(request == "ready" ? 200 : 503) ? "yes" : "no";
        if (request == "other killed")
            other.kill();
        return QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    }

    QByteArray play(const QStringList& stories)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_MODULES"_s, QStringLiteral(GREMIO_NODE_MODULES));
        return test::playScript(
            QStringLiteral(GREMIO_SOURCES "/realtime/several_servers.mjs"),
            QStringList{one.url(), other.url()} + stories, environment,
            [this](const QByteArray& request) { return answerTo(request); }, "all stories end well");
    }

    test::RedisServer redis;
    test::RunningServer one;
    test::RunningServer other;
};

} // namespace

/// Two real processes on one database, joined by a real Redis, with the real socket.io-client.
class SeveralServersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What happens in one process is told in the other.
    void theyAreAsOne_data() { test::engines(); }
    void theyAreAsOne()
    {
        QFETCH(test::Engine, engine);
        Servers servers(engine);
        QVERIFY(servers.areReady(200));
        QCOMPARE(servers.play({u"toldInOrder"_s, u"typing"_s, u"whoIsThere"_s, u"loggedOut"_s,
                     u"otherSlots"_s, u"groups"_s}),
            QByteArray());
        QCOMPARE(servers.one.terminate(), 0);
        QCOMPARE(servers.other.terminate(), 0);
    }

    /// Redis is killed under load, and frozen: acks go on, and everybody ends with the same.
    void redisIsLost()
    {
        Servers servers(test::Engine::Postgres, {u"--requirepass"_s, u"se:cret"_s}, u"se%3Acret@"_s);
        QVERIFY(servers.areReady(200));
        QCOMPARE(servers.play({u"redisIsKilled"_s}), QByteArray());
        const QByteArray log = servers.one.log();
        QVERIFY2(log.contains("Redis is gone") && log.contains("connected to Redis"), log.constData());
        QVERIFY(!log.contains("se:cret") && !log.contains("se%3Acret"));
        QCOMPARE(servers.one.terminate(), 0);
        QCOMPARE(servers.other.terminate(), 0);
    }

    /// Whoever was connected to it is offline once it has been silent for 40 s.
    void aProcessIsKilled()
    {
        Servers servers(test::Engine::Postgres);
        QVERIFY(servers.areReady(200));
        QCOMPARE(servers.play({u"aProcessIsKilled"_s}), QByteArray());
    }

    void check()
    {
        test::RedisServer redis({u"--requirepass"_s, u"right"_s});
        test::RunningServer server(test::Engine::Sqlite);
        const auto check = [&](const QString& url, QByteArray& output) {
            return server.run({u"check"_s, u"--redis-url"_s, url}, {}, &output);
        };
        QByteArray output;
        QCOMPARE(check(redis.url(u"right@"_s), output), 0);
        QVERIFY2(output.contains("Redis           ok       unix://:***@"), output.constData());
        QCOMPARE(check(redis.url(u"wrong@"_s), output), 69);
        QVERIFY2(output.contains("Redis           failed") && !output.contains("wrong"), output.constData());
        redis.kill();
        QCOMPARE(check(redis.url(u"right@"_s), output), 69);
        QVERIFY2(output.contains("Redis           failed") && !output.contains("right"), output.constData());
        QCOMPARE(check(u"rediss://cache.example.org"_s, output), 78);
        QVERIFY2(output.contains("TLS"), output.constData());
    }
};

QTEST_GUILESS_MAIN(SeveralServersTest)
#include "several_servers_test.moc"
