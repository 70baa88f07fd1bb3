// SPDX-License-Identifier: GPL-3.0-or-later
// Many who send their heads or bodies a byte at a time: each is ended at its limit however busily it
// drips, and the others are answered meanwhile. benchmarks/slow_bench shows what that costs them in time.
#include "tests/server/http/http_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace std::chrono_literals;

class HttpSlowTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void drippersEndAndOthersAreAnswered_data();
    void drippersEndAndOthersAreAnswered();
    void aDripperThatReadsNothing();

private:
    static http::ServerConfig config();
};

http::ServerConfig HttpSlowTest::config()
{
    http::ServerConfig config;
    config.ioThreads = 2;
    config.limits.headTime = config.limits.bodyTime = 1000ms;
    config.limits.bodyBytesPerSecond = 1024;
    config.limits.tick = 10ms;
    return config;
}

void HttpSlowTest::drippersEndAndOthersAreAnswered_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("drip");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\n";
    QTest::newRow("head, by fields") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n") << QByteArray("X: y\r\n");
    QTest::newRow("head, by bytes") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nX: ") << QByteArray("y");
    QTest::newRow("request line") << QByteArray("GET /") << QByteArray("a");
    QTest::newRow("body") << post + "Content-Length: 60000\r\n\r\n" << QByteArray("b");
    QTest::newRow("chunks") << post + "Transfer-Encoding: chunked\r\n\r\n" << QByteArray("1\r\nc\r\n");
}

void HttpSlowTest::drippersEndAndOthersAreAnswered()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, drip);
    constexpr int many = 300;
    RunningServer running(config());
    std::vector<Client> slow;
    slow.reserve(many);
    for (int i = 0; i < many; ++i) {
        Client& client = slow.emplace_back(running.server.port());
        QVERIFY(client.isConnected() && client.send(start));
    }
    // They drip on for longer than anybody may; a dead connection takes no more bytes after a while.
    int answered = 0;
    Client honest = running.client();
    const auto end = std::chrono::steady_clock::now() + 2500ms;
    while (std::chrono::steady_clock::now() < end) {
        for (const Client& client : slow)
            client.send(drip); // may fail: ended
        QVERIFY(honest.send("GET /kept HTTP/1.1\r\nHost: h\r\n\r\n"));
        QCOMPARE(honest.answer().status, 200);
        Client fresh = running.client();
        QVERIFY(fresh.send("GET /fresh HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
        QCOMPARE(fresh.answer().status, 200);
        ++answered;
    }
    QVERIFY(answered > 3);
    honest.close();
    QTRY_COMPARE(running.server.connections(), 0); // while the clients have closed nothing
    int told = 0;
    for (Client& client : slow) {
        const int status = client.answer().status;
        // 0: what it sent after the end reset the connection; 431: so many fields are too many in any time
        QVERIFY(status == 408 || status == 0 || status == 431);
        told += status != 0 ? 1 : 0;
    }
    QVERIFY(told > 0);
}

/// Asks for much and takes none of it: the server holds a bounded part and ends it.
void HttpSlowTest::aDripperThatReadsNothing()
{
    http::ServerConfig limits = config();
    limits.limits.writeTime = 500ms;
    RunningServer running(limits);
    running.handler.onRequest = [](const http::Request&, const http::Responder& respond) {
        respond(text(QByteArray(1024 * 1024, 'x')));
    };
    std::vector<Client> deaf;
    deaf.reserve(50);
    for (int i = 0; i < 50; ++i) {
        Client& client = deaf.emplace_back(running.server.port(), 4096);
        QVERIFY(client.send(QByteArray("GET / HTTP/1.1\r\nHost: h\r\n\r\n").repeated(10)));
    }
    QTRY_COMPARE_WITH_TIMEOUT(running.server.connections(), 0, 20'000);
    QVERIFY(running.client().send("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
}

QTEST_GUILESS_MAIN(HttpSlowTest)
#include "slow_test.moc"
