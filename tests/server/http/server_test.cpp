// SPDX-License-Identifier: GPL-3.0-or-later
// The server over real sockets: order, framing, limits in size, who may answer when.
#include "tests/server/http/http_fixture.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QThread>

#include <stdexcept>
#include <thread>

using namespace gremio;
using namespace gremio::test;
using namespace std::chrono_literals;

namespace {

QByteArray get(const QByteArray& target, const QByteArray& fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray& target, const QByteArray& body, const QByteArray& fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n" + fields + "\r\n" + body;
}

} // namespace

class HttpServerTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers();
    void keepsAlive();
    void byteByByte();
    void pipelinedInOrder();
    void pipelinedAtOnce();
    void readsNoMoreThanIsPending();
    void head();
    void withoutContent();
    void oldVersion();
    void connectionClose();
    void halfClosedClientIsAnswered();
    void bodies();
    void expectContinue();
    void refusedBeforeTheBody();
    void smallRefusedBodyKeepsTheConnection();
    void refusedWhileWaitingForContinue();
    void tooLargeBodyIsAnsweredAndTheAnswerArrives();
    void chunkedTooLarge();
    void protocolErrorAfterGoodRequests();
};

void HttpServerTest::answers()
{
    RunningServer running;
    QVERIFY(!running.error);
    QVERIFY(running.server.port() > 0);
    Client client = running.client();
    QVERIFY(client.send(get("/a?b")));
    const Answer answer = client.answer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("GET /a?b "));
    QCOMPARE(answer.header("content-type"), QByteArray("text/plain"));
    QCOMPARE(answer.header("content-length"), QByteArray("9"));
    QVERIFY(answer.header("connection").isEmpty());
    QVERIFY(answer.header("server").isEmpty());
    const QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(answer.header("date")), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    QVERIFY2(date.isValid(), answer.header("date").constData());
    QVERIFY(
        std::abs(QDateTime(date.date(), date.time(), Qt::UTC).secsTo(QDateTime::currentDateTimeUtc())) <= 5);
    static const QRegularExpression requestId(QStringLiteral("^[0-9a-z-]{5,24}$"));
    QVERIFY(requestId.match(QString::fromLatin1(answer.header("x-request-id"))).hasMatch());
}

void HttpServerTest::keepsAlive()
{
    RunningServer running;
    QSet<QByteArray> ids;
    Client client = running.client();
    for (int i = 0; i < 50; ++i) {
        const QByteArray target = "/" + QByteArray::number(i);
        QVERIFY(client.send(i % 2 ? get(target) : post(target, "body")));
        const Answer answer = client.answer();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains(target));
        ids.insert(answer.header("x-request-id"));
    }
    QCOMPARE(ids.size(), 50);
    QCOMPARE(running.server.connections(), 1);
}

void HttpServerTest::byteByByte()
{
    RunningServer running;
    Client client = running.client();
    for (const char byte : post("/x", "abc") + get("/y"))
        QVERIFY(client.send(QByteArrayView(&byte, 1)));
    QCOMPARE(client.answer().body, QByteArray("POST /x abc"));
    QCOMPARE(client.answer().body, QByteArray("GET /y "));
}

void HttpServerTest::pipelinedInOrder()
{
    Kept kept;
    RunningServer running;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QByteArray all;
    for (int i = 0; i < 10; ++i)
        all += get("/" + QByteArray::number(i));
    QVERIFY(client.send(all));
    QTRY_COMPARE(kept.count(), std::size_t(10));
    auto taken = kept.take();
    std::reverse(taken.begin(), taken.end());
    for (auto& [request, respond] : taken)
        respond(text(request.path));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(client.answer().body, "/" + QByteArray::number(i));
}

void HttpServerTest::pipelinedAtOnce()
{
    RunningServer running; // answers on the spot
    Client client = running.client();
    QByteArray all;
    constexpr int count = 2000;
    for (int i = 0; i < count; ++i)
        all += get("/" + QByteArray::number(i));
    std::thread sender([&] { client.send(all); });
    for (int i = 0; i < count; ++i)
        QCOMPARE(client.answer().body, "GET /" + QByteArray::number(i) + ' ');
    sender.join();
}

void HttpServerTest::readsNoMoreThanIsPending()
{
    Kept kept;
    http::ServerConfig config;
    config.limits.pipelined = 4;
    RunningServer running(config);
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QByteArray all;
    constexpr int count = 30;
    for (int i = 0; i < count; ++i)
        all += get("/" + QByteArray::number(i));
    QVERIFY(client.send(all));
    QTRY_COMPARE(kept.count(), std::size_t(4));
    int answered = 0;
    while (answered < count) {
        auto taken = kept.take();
        QVERIFY(taken.size() <= 4);
        for (auto& [request, respond] : taken) {
            respond(text(request.path));
            QCOMPARE(client.answer().body, "/" + QByteArray::number(answered++));
        }
        QTRY_VERIFY(kept.count() > 0 || answered == count);
    }
}

void HttpServerTest::head()
{
    RunningServer running;
    Client client = running.client();
    QVERIFY(client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + get("/b")));
    const Answer answer = client.answer(true);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-length"), QByteArray("8")); // "HEAD /a "
    QCOMPARE(client.answer().body, QByteArray("GET /b "));
}

void HttpServerTest::withoutContent()
{
    RunningServer running;
    running.handler.onRequest = [](const http::Request& request, const http::Responder& respond) {
        respond(text("not to be sent", request.path == "/204" ? 204 : 304));
    };
    Client client = running.client();
    QVERIFY(client.send(get("/204") + get("/304") + get("/204")));
    for (const int status : {204, 304, 204}) {
        const Answer answer = client.answer();
        QCOMPARE(answer.status, status);
        QVERIFY(answer.header("content-length").isEmpty());
    }
}

void HttpServerTest::oldVersion()
{
    RunningServer running;
    Client client = running.client();
    QVERIFY(client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    QCOMPARE(client.answer().header("connection"), QByteArray("keep-alive"));
    QVERIFY(client.send("GET / HTTP/1.0\r\n\r\n"));
    QCOMPARE(client.answer().header("connection"), QByteArray("close"));
    QVERIFY(client.isEnded());
}

void HttpServerTest::connectionClose()
{
    RunningServer running;
    Client client = running.client();
    QVERIFY(client.send(get("/a", "Connection: close\r\n") + get("/never")));
    const Answer answer = client.answer();
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    QVERIFY(client.isEnded());
    client.close();
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpServerTest::halfClosedClientIsAnswered()
{
    Kept kept;
    RunningServer running;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QVERIFY(client.send(get("/a")));
    client.endWriting();
    QTRY_COMPARE(kept.count(), std::size_t(1));
    kept.take()[0].second(text("late"));
    QCOMPARE(client.answer().body, QByteArray("late"));
    QVERIFY(client.isEnded());
    QTRY_COMPARE(running.server.connections(), 0);
}

void HttpServerTest::bodies()
{
    RunningServer running;
    running.handler.onRequest = [](const http::Request& request, const http::Responder& respond) {
        respond(text(request.body));
    };
    Client client = running.client();
    const QByteArray big(1024 * 1024, 'b');
    QVERIFY(client.send(post("/", big)));
    QCOMPARE(client.answer().body, big);
    QByteArray chunks = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 64; ++i)
        chunks += "4000;x=y\r\n" + QByteArray(16384, 'b') + "\r\n";
    QVERIFY(client.send(chunks + "0\r\nTrailer: x\r\n\r\n" + get("/")));
    QCOMPARE(client.answer().body, big);
    QCOMPARE(client.answer().status, 200);
}

void HttpServerTest::expectContinue()
{
    RunningServer running;
    Client client = running.client();
    const QByteArray fields = "Host: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
    QVERIFY(client.send("POST /a HTTP/1.1\r\n" + fields));
    QCOMPARE(client.answer().status, 100);
    QVERIFY(client.send("abc"));
    QCOMPARE(client.answer().body, QByteArray("POST /a abc"));
    // After the answers to the requests before it, not between.
    Kept kept;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    QVERIFY(client.send(get("/first") + "POST /b HTTP/1.1\r\n" + fields));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    kept.take()[0].second(text("first"));
    QCOMPARE(client.answer().body, QByteArray("first"));
    QCOMPARE(client.answer().status, 100);
    QVERIFY(client.send("abc"));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    kept.take()[0].second(text("second"));
    QCOMPARE(client.answer().body, QByteArray("second"));
    // A body that came along needs no invitation.
    running.handler.onRequest = nullptr;
    QVERIFY(client.send("POST /c HTTP/1.1\r\n" + fields + "abc"));
    QCOMPARE(client.answer().body, QByteArray("POST /c abc"));
}

void HttpServerTest::refusedBeforeTheBody()
{
    std::atomic<int> handled = 0;
    RunningServer running;
    running.handler.onHead = [](const http::Request&) {
        return http::BodyPolicy{.limit = 10, .refuse = text("no", 401)};
    };
    running.handler.onRequest = [&](const http::Request&, const http::Responder&) { ++handled; };
    Client client = running.client();
    QVERIFY(client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n"));
    const Answer answer = client.answer();
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    QVERIFY(client.isEnded());
    QCOMPARE(handled, 0);
}

void HttpServerTest::smallRefusedBodyKeepsTheConnection()
{
    RunningServer running;
    running.handler.onHead = [](const http::Request& head) {
        http::BodyPolicy policy{.limit = 10};
        if (head.path == "/no")
            policy.refuse = text("no", 401);
        return policy;
    };
    Client client = running.client();
    QVERIFY(client.send(post("/no", QByteArray(5000, 'x')) + get("/no") + post("/yes", "abc")));
    Answer answer = client.answer();
    QCOMPARE(answer.status, 401);
    QVERIFY(answer.header("connection").isEmpty());
    QCOMPARE(client.answer().status, 401);
    QCOMPARE(client.answer().body, QByteArray("POST /yes abc"));
    // The answer comes before the body is there.
    QVERIFY(client.send("POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab"));
    QCOMPARE(client.answer().status, 401);
    QVERIFY(client.send("cde" + get("/a")));
    QCOMPARE(client.answer().status, 200);
    // And what is wrong in it ends the connection.
    QVERIFY(client.send("POST /no HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"));
    answer = client.answer();
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("connection"), QByteArray("close"));
    QVERIFY(client.isEnded());
}

void HttpServerTest::refusedWhileWaitingForContinue()
{
    RunningServer running;
    running.handler.onHead = [](const http::Request&) {
        return http::BodyPolicy{.limit = 10, .refuse = text("no", 403)};
    };
    Client client = running.client();
    QVERIFY(client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"));
    QCOMPARE(client.answer().status, 403);
    QVERIFY(client.isEnded());
}

void HttpServerTest::tooLargeBodyIsAnsweredAndTheAnswerArrives()
{
    for (int i = 0; i < 20; ++i) {
        RunningServer running;
        running.handler.onHead = [](const http::Request&) { return http::BodyPolicy{.limit = 10}; };
        Client client = running.client();
        // All of it is sent before anything is read: a server that just closed would reset.
        QVERIFY(client.send(post("/", QByteArray(500'000, 'x'))));
        const Answer answer = client.answer();
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.header("connection"), QByteArray("close"));
        QVERIFY(client.isEnded());
    }
}

void HttpServerTest::chunkedTooLarge()
{
    RunningServer running;
    running.handler.onHead = [](const http::Request&) { return http::BodyPolicy{.limit = 10}; };
    Client client = running.client();
    QVERIFY(client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n1\r\n"));
    QCOMPARE(client.answer().status, 413);
    QVERIFY(client.isEnded());
}

void HttpServerTest::protocolErrorAfterGoodRequests()
{
    Kept kept;
    RunningServer running;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    QVERIFY(client.send(get("/a") + get("/b") + "BAD\r\n\r\n" + get("/never")));
    QTRY_COMPARE(kept.count(), std::size_t(2));
    auto taken = kept.take();
    taken[1].second(text("b"));
    taken[0].second(text("a"));
    QCOMPARE(client.answer().body, QByteArray("a"));
    QCOMPARE(client.answer().body, QByteArray("b"));
    const Answer last = client.answer();
    QCOMPARE(last.status, 400);
    QVERIFY(last.body.startsWith("error: "));
    QVERIFY(!last.header("x-request-id").isEmpty());
    QVERIFY(client.isEnded());
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "server_test.moc"
