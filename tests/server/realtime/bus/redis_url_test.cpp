// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_url.h"

#include <QTest>

using gremio::bus::RedisUrl;

class RedisUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("where"); // user, password, host or path, port
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* url, const char* where, const char* channel, const char* shown) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(where)
                               << QByteArray(channel) << QString::fromLatin1(shown);
        };
        row("redis://cache", "||cache|6379", "gremio:0", "redis://cache:6379/0");
        row("redis://cache:7000/3", "||cache|7000", "gremio:3", "redis://cache:7000/3");
        row("redis://:p%40ss@cache/", "|p@ss|cache|6379", "gremio:0", "redis://:***@cache:6379/0");
        row("redis://pass@cache", "|pass|cache|6379", "gremio:0", "redis://:***@cache:6379/0");
        row("redis://me:pass@[::1]:1/2", "me|pass|::1|1", "gremio:2", "redis://me:***@[::1]:1/2");
        row("redis://cache?prefix=other", "||cache|6379", "other:0", "redis://cache:6379/0?prefix=other");
        row("unix:///run/redis.sock", "||/run/redis.sock|6379", "gremio:0", "unix:///run/redis.sock?db=0");
        row("unix://me:pass@/run/r.sock?db=4&prefix=x", "me|pass|/run/r.sock|6379", "x:4",
            "unix://me:***@/run/r.sock?db=4&prefix=x");
    }
    void read()
    {
        QFETCH(QString, url);
        const auto redis = RedisUrl::parse(url);
        QVERIFY(redis.has_value());
        QTEST(QStringList({redis->user, redis->password, redis->host + redis->socketPath,
                              QString::number(redis->port)})
                  .join(u'|'),
            "where");
        QTEST(redis->channel(), "channel");
        QTEST(redis->toDisplay(), "shown");
        QVERIFY(!redis->toDisplay().contains(QStringLiteral("pass")));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url : {"", "redis", "redis://", "redis:///0", "redis://cache/a", "redis://cache/-1",
                 "redis://cache/0/1", "redis://cache#x", "redis://cache:0", "redis://cache?x=1",
                 "redis://cache?prefix=", "redis://cache?prefix=a%20b", "redis://cache?db=1",
                 "rediss://cache", "http://cache", "unix://", "unix:///", "unix://host/run/redis.sock",
                 "unix:///run/redis.sock?db=x", "postgresql://me:pass@host/db", "redis://a b"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void refused()
    {
        QFETCH(QString, url);
        QVERIFY(!RedisUrl::parse(url).has_value());
        QVERIFY(!RedisUrl::complaintAbout(url).isEmpty());
    }

    void tlsIsRefusedByName()
    {
        QVERIFY(RedisUrl::complaintAbout(QStringLiteral("rediss://cache")).contains(QStringLiteral("TLS")));
        QVERIFY(!RedisUrl::complaintAbout(QStringLiteral("http://x")).contains(QStringLiteral("TLS")));
    }
};

QTEST_GUILESS_MAIN(RedisUrlTest)
#include "redis_url_test.moc"
