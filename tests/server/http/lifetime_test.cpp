// SPDX-License-Identifier: GPL-3.0-or-later
// How connections end: by time, by the limits, by draining and stopping.
#include "tests/server/http/http_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace std::chrono_literals;

namespace {

const QByteArray get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

/// All times so long that only the one a test shortens can end anything.
http::ServerConfig patient()
{
    http::ServerConfig config;
    http::Limits& limits = config.limits;
    limits.headTime = limits.bodyTime = limits.idleTime = limits.writeTime = limits.lingerTime = 60s;
    limits.tick = 5ms;
    return config;
}

} // namespace

class HttpLifetimeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void silentConnection();
    void slowHead();
    void slowHeadOfALaterRequest();
    void slowBody();
    void steadyBodyMayTakeLonger();
    void idle();
    void waitingForTheHandlerIsNotIdle();
    void clientThatDoesNotRead();
    void lingeringEnds();
    void lingeringTakesSoMuch();
    void connectionsPerAddress();
    void proxiesAreNotCounted();
    void drainIdle();
    void drainInFlight();
    void drainDeadline();
    void drainWithARequestHalfRead();
    void stopWithOpenConnections();
    void stopAndDrainWhenNotStarted();
};

void HttpLifetimeTest::silentConnection()
{
    http::ServerConfig config = patient();
    config.limits.headTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(client.isEnded()); // nothing was asked, nothing is answered
    QVERIFY(clock.elapsed() >= 40);
}

void HttpLifetimeTest::slowHead()
{
    http::ServerConfig config = patient();
    config.limits.headTime = 100ms;
    config.limits.lingerTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send("GET / HTTP/1.1\r\n"));
    std::thread dripping([&] { // a byte now and then does not help
        for (int i = 0; i < 20; ++i) {
            client.send("X");
            std::this_thread::sleep_for(10ms);
        }
    });
    const Answer answer = client.answer();
    QCOMPARE(answer.status, 408);
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    dripping.join();
    QVERIFY(!client.receive());
}

void HttpLifetimeTest::slowHeadOfALaterRequest()
{
    http::ServerConfig config = patient();
    config.limits.headTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send(get + "GET"));
    QCOMPARE(client.answer().status, 200);
    QCOMPARE(client.answer().status, 408);
    QVERIFY(client.isEnded());
}

void HttpLifetimeTest::slowBody()
{
    http::ServerConfig config = patient();
    config.limits.bodyTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc"));
    QCOMPARE(client.answer().status, 408);
    QVERIFY(client.isEnded());
}

void HttpLifetimeTest::steadyBodyMayTakeLonger()
{
    http::ServerConfig config = patient();
    config.limits.bodyTime = 100ms;
    config.limits.bodyBytesPerSecond = 100; // one byte earns 10 ms
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\n"));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(client.send(QByteArray(499, 'x')));
    while (clock.elapsed() < 300)
        std::this_thread::sleep_for(10ms);
    QVERIFY(client.send("x"));
    QCOMPARE(client.answer().status, 200);
}

void HttpLifetimeTest::idle()
{
    http::ServerConfig config = patient();
    config.limits.idleTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send(get));
    QCOMPARE(client.answer().status, 200);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(client.isEnded());
    QVERIFY(clock.elapsed() >= 30);
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpLifetimeTest::waitingForTheHandlerIsNotIdle()
{
    http::ServerConfig config = patient();
    config.limits.idleTime = config.limits.headTime = config.limits.bodyTime = 20ms;
    Kept kept;
    RunningServer running(config);
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QVERIFY(client.send(get));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    std::this_thread::sleep_for(100ms); // several times what would end it
    kept.take()[0].second(text("late"));
    QCOMPARE(client.answer().body, QByteArray("late"));
}

void HttpLifetimeTest::clientThatDoesNotRead()
{
    http::ServerConfig config = patient();
    config.limits.writeTime = 100ms;
    RunningServer running(config);
    running.handler.onRequest = [](const http::Request&, const http::Responder& respond) {
        respond(text(QByteArray(30 * 1024 * 1024, 'x')));
    };
    Client client(running.server.port(), 8192);
    QVERIFY(client.send(get));
    QTRY_COMPARE(running.server.connections(), 1);
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpLifetimeTest::lingeringEnds()
{
    http::ServerConfig config = patient();
    config.limits.lingerTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send("GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    QCOMPARE(client.answer().status, 200);
    QTRY_COMPARE(running.server.connections(), 0); // although the client keeps its end open
}

void HttpLifetimeTest::lingeringTakesSoMuch()
{
    http::ServerConfig config = patient();
    config.limits.lingerBytes = 100'000;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send("BAD\r\n"));
    QCOMPARE(client.answer().status, 400);
    while (client.send(QByteArray(10'000, 'x'))) { }
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpLifetimeTest::connectionsPerAddress()
{
    http::ServerConfig config = patient();
    config.connectionsPerAddress = 3;
    config.ioThreads = 2;
    RunningServer running(config);
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(running.client());
        QVERIFY(clients.back().send(get));
        QCOMPARE(clients.back().answer().status, 200);
    }
    Client fourth = running.client();
    fourth.send(get);
    QCOMPARE(fourth.answer().status, 0);
    clients.pop_back();
    QTRY_COMPARE(running.server.connections(), 2);
    // The connection is counted until it is destroyed, a moment after it is closed.
    bool served = false;
    QElapsedTimer clock;
    clock.start();
    while (!served) {
        QVERIFY(!clock.hasExpired(10'000));
        Client again = running.client();
        served = again.send(get) && again.answer().status == 200;
    }
}

void HttpLifetimeTest::proxiesAreNotCounted()
{
    http::ServerConfig config = patient();
    config.connectionsPerAddress = 1;
    config.isProxy = [](const QHostAddress& peer) { return peer == QHostAddress(QHostAddress::LocalHost); };
    RunningServer running(config);
    std::vector<Client> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(running.client());
        QVERIFY(clients.back().send(get));
        QCOMPARE(clients.back().answer().status, 200);
    }
}

void HttpLifetimeTest::drainIdle()
{
    RunningServer running(patient());
    Client client = running.client();
    QVERIFY(client.send(get));
    QCOMPARE(client.answer().status, 200);
    QVERIFY(running.server.drain(10s));
    QVERIFY(client.isEnded());
    QVERIFY(!running.client().isConnected());
}

void HttpLifetimeTest::drainInFlight()
{
    Kept kept;
    http::ServerConfig config = patient();
    config.ioThreads = 2;
    config.limits.lingerTime = 50ms;
    RunningServer running(config);
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client one = running.client();
    Client two = running.client();
    QVERIFY(one.send(get + get));
    QVERIFY(two.send(get));
    QTRY_COMPARE(kept.count(), std::size_t(3));
    std::atomic<bool> drained = false;
    std::thread draining([&] { drained = running.server.drain(10s); });
    QTRY_VERIFY(!running.client().isConnected());
    QVERIFY(!drained);
    auto taken = kept.take();
    for (auto& [request, respond] : taken)
        respond(text("done"));
    QVERIFY(one.answer().header("connection").isEmpty());
    QCOMPARE(one.answer().header("connection"), QByteArray("close"));
    QCOMPARE(two.answer().header("connection"), QByteArray("close"));
    QVERIFY(one.isEnded());
    QVERIFY(two.isEnded());
    draining.join();
    QVERIFY(drained);
}

void HttpLifetimeTest::drainDeadline()
{
    Kept kept;
    RunningServer running(patient());
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QVERIFY(client.send(get));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    QVERIFY(!running.server.drain(50ms));
    running.server.stop();
    QCOMPARE(client.answer().status, 0);
}

void HttpLifetimeTest::drainWithARequestHalfRead()
{
    http::ServerConfig config = patient();
    config.limits.lingerTime = 50ms;
    RunningServer running(config);
    Client client = running.client();
    QVERIFY(client.send(get + "GET /b HTTP/1.1\r\n"));
    QCOMPARE(client.answer().status, 200);
    QVERIFY(!running.server.drain(20ms));
    QVERIFY(client.send("Host: h\r\n\r\n"));
    const Answer answer = client.answer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    QVERIFY(running.server.drain(10s));
}

void HttpLifetimeTest::stopWithOpenConnections()
{
    http::ServerConfig config = patient();
    config.ioThreads = 2;
    auto running = std::make_unique<RunningServer>(config);
    std::vector<Client> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(running->client());
        QVERIFY(clients.back().send(i % 2 ? get : "GET /"));
    }
    running.reset();
    for (std::size_t i = 0; i < clients.size(); i += 2)
        QCOMPARE(clients[i].answer().status, 0);
}

void HttpLifetimeTest::stopAndDrainWhenNotStarted()
{
    TestHandler handler;
    http::Server server({}, handler);
    QVERIFY(server.drain(1s));
    server.stop();
    QVERIFY(!server.start());
    server.stop();
    server.stop();
    QVERIFY(server.drain(1s));
}

QTEST_GUILESS_MAIN(HttpLifetimeTest)
#include "lifetime_test.moc"
