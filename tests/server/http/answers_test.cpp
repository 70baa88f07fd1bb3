// SPDX-License-Identifier: GPL-3.0-or-later
// The server over real sockets: answers large and late, who may answer when.
#include "tests/server/http/http_fixture.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
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

} // namespace

class HttpAnswersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bigAnswers();
    void manyBigAnswersWithoutReading();
    void answeredFromOtherThreads();
    void responderRules();
    void handlerThrows();
    void invalidAnswerIsA500();
    void fieldsThatMayNotBeSent();
    void clientGoneBeforeTheAnswer();
    void answerAfterTheServerIsGone();
    void severalThreads();
    void addressTaken();
    void bothFamilies();
};

void HttpAnswersTest::bigAnswers()
{
    const QByteArray big(20 * 1024 * 1024, 'x');
    RunningServer running;
    running.handler.onRequest = [&](const http::Request&, const http::Responder& respond) {
        respond(text(big));
    };
    Client client(running.server.port(), 8192);
    QVERIFY(client.send(get("/a") + get("/b", "Connection: close\r\n")));
    QCOMPARE(client.answer().body, big);
    QCOMPARE(client.answer().body, big);
    QVERIFY(client.isEnded());
}

void HttpAnswersTest::manyBigAnswersWithoutReading()
{
    // A client that asks and does not read makes the server stop reading, not grow.
    std::atomic<int> handled = 0;
    RunningServer running;
    running.handler.onRequest = [&](const http::Request&, const http::Responder& respond) {
        ++handled;
        respond(text(QByteArray(200'000, 'x')));
    };
    Client client(running.server.port(), 8192);
    QByteArray all;
    constexpr int count = 200;
    for (int i = 0; i < count; ++i)
        all += get("/");
    QVERIFY(client.send(all));
    QTRY_VERIFY(handled > 0);
    int last = 0;
    while (last != handled) { // until it stands still
        last = handled;
        QTest::qWait(100); // long enough for any further answer to be begun
    }
    QVERIFY2(last < count / 2, QByteArray::number(last).constData());
    for (int i = 0; i < count; ++i)
        QCOMPARE(client.answer().body.size(), 200'000);
}

void HttpAnswersTest::answeredFromOtherThreads()
{
    RunningServer running;
    std::vector<std::thread> threads;
    Kept kept;
    std::atomic<bool> end = false;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    threads.reserve(3);
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            while (!end) {
                for (auto& [request, respond] : kept.take())
                    respond(text(request.path));
                std::this_thread::yield();
            }
        });
    }
    std::vector<Client> clients;
    clients.reserve(20);
    for (int i = 0; i < 20; ++i)
        clients.push_back(running.client());
    for (int round = 0; round < 50; ++round) {
        for (std::size_t i = 0; i < clients.size(); ++i)
            QVERIFY(clients[i].send(get("/" + QByteArray::number(round) + '-' + QByteArray::number(i))));
        for (std::size_t i = 0; i < clients.size(); ++i)
            QCOMPARE(clients[i].answer().body, "/" + QByteArray::number(round) + '-' + QByteArray::number(i));
    }
    end = true;
    for (std::thread& thread : threads)
        thread.join();
}

void HttpAnswersTest::responderRules()
{
    Kept kept;
    RunningServer running;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    Client client = running.client();
    // Dropped without an answer.
    QVERIFY(client.send(get("/a")));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    kept.take();
    QCOMPARE(client.answer().status, 500);
    // The first answer of any copy counts.
    QVERIFY(client.send(get("/b") + get("/c")));
    QTRY_COMPARE(kept.count(), std::size_t(2));
    {
        auto taken = kept.take();
        const http::Responder copy = taken[0].second;
        taken[0].second(text("one"));
        copy(text("two"));
        taken[0].second(text("three"));
        taken[1].second(text("c"));
    }
    QCOMPARE(client.answer().body, QByteArray("one"));
    QCOMPARE(client.answer().body, QByteArray("c"));
    QVERIFY(client.send(get("/d")));
    QTRY_COMPARE(kept.count(), std::size_t(1));
    kept.take()[0].second(text("d"));
    QCOMPARE(client.answer().body, QByteArray("d"));
    http::Responder()(text("an empty one does nothing"));
}

void HttpAnswersTest::handlerThrows()
{
    RunningServer running;
    running.handler.onRequest = [](const http::Request&, const http::Responder&) {
        throw std::runtime_error("secret");
    };
    Client client = running.client();
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("secret")));
    QVERIFY(client.send(get("/a")));
    Answer answer = client.answer();
    QCOMPARE(answer.status, 500);
    QVERIFY(!answer.body.contains("secret"));
    running.handler.onHead = [](const http::Request&) -> http::BodyPolicy {
        throw std::runtime_error("secret");
    };
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("secret")));
    QVERIFY(client.send(get("/b")));
    QCOMPARE(client.answer().status, 500);
    QVERIFY(client.isEnded());
}

void HttpAnswersTest::invalidAnswerIsA500()
{
    RunningServer running;
    running.handler.onRequest = [](const http::Request&, const http::Responder& respond) {
        respond(text("x", 99));
    };
    Client client = running.client();
    QVERIFY(client.send(get("/a")));
    QCOMPARE(client.answer().status, 500);
}

void HttpAnswersTest::fieldsThatMayNotBeSent()
{
    RunningServer running;
    running.handler.onRequest = [](const http::Request&, const http::Responder& respond) {
        http::Response response = text("x");
        response.headers = {{"ETag", "\"1\""}, {"X-Split", "a\r\nSet-Cookie: b"}, {"Bad Name", "c"},
            {"Content-Length", "99"}, {"Set-Cookie", "d"}, {"Set-Cookie", "e"}};
        respond(std::move(response));
    };
    Client client = running.client();
    for (int i = 0; i < 3; ++i)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("left out")));
    QVERIFY(client.send(get("/a")));
    const Answer answer = client.answer();
    QCOMPARE(answer.header("etag"), QByteArray("\"1\""));
    QCOMPARE(answer.header("content-length"), QByteArray("1"));
    QVERIFY(answer.header("x-split").isEmpty());
    const auto cookies = std::count_if(answer.headers.begin(), answer.headers.end(),
        [](const http::Header& header) { return header.name == "set-cookie"; });
    QCOMPARE(cookies, 2);
}

void HttpAnswersTest::clientGoneBeforeTheAnswer()
{
    Kept kept;
    RunningServer running;
    running.handler.onRequest = [&](http::Request request, http::Responder respond) {
        kept.keep(std::move(request), std::move(respond));
    };
    for (int i = 0; i < 30; ++i) {
        Client client = running.client();
        QVERIFY(client.send(get("/a") + get("/b")));
        QTRY_COMPARE(kept.count(), std::size_t(2));
        i % 2 ? client.reset() : client.close();
        auto taken = kept.take();
        for (auto& [request, respond] : taken)
            respond(text(QByteArray(100'000, 'x')));
    }
    QTRY_COMPARE(running.server.connections(), 0);
    Client client = running.client();
    running.handler.onRequest = nullptr;
    QVERIFY(client.send(get("/a")));
    QCOMPARE(client.answer().status, 200);
}

void HttpAnswersTest::answerAfterTheServerIsGone()
{
    Kept kept;
    {
        RunningServer running;
        running.handler.onRequest = [&](http::Request request, http::Responder respond) {
            kept.keep(std::move(request), std::move(respond));
        };
        Client client = running.client();
        QVERIFY(client.send(get("/a") + get("/b")));
        QTRY_COMPARE(kept.count(), std::size_t(2));
        running.server.stop();
        QVERIFY(client.answer().status == 0);
    }
    auto taken = kept.take();
    taken[0].second(text("x")); // the other one is dropped
}

void HttpAnswersTest::severalThreads()
{
    http::ServerConfig config;
    config.ioThreads = 3;
    RunningServer running(config);
    std::mutex mutex;
    QSet<QThread*> threads;
    running.handler.onRequest = [&](const http::Request&, const http::Responder& respond) {
        const std::lock_guard lock(mutex);
        threads.insert(QThread::currentThread());
        respond(text("x"));
    };
    std::vector<Client> clients;
    for (int i = 0; i < 60; ++i) {
        clients.push_back(running.client());
        QVERIFY(clients.back().send(get("/")));
    }
    for (Client& client : clients)
        QCOMPARE(client.answer().status, 200);
    QCOMPARE(threads.size(), 3);
    QCOMPARE(running.server.connections(), 60);
}

void HttpAnswersTest::addressTaken()
{
    RunningServer running;
    http::ServerConfig config;
    config.port = running.server.port();
    const RunningServer second(config);
    QVERIFY(second.error);
    QVERIFY(second.error->contains(QString::number(config.port)));
}

void HttpAnswersTest::bothFamilies()
{
    http::ServerConfig config;
    config.address = QHostAddress::Any;
    RunningServer running(config);
    QVERIFY(!running.error);
    running.handler.onRequest = [](const http::Request& request, const http::Responder& respond) {
        respond(text(request.peer.toString().toLatin1()));
    };
    Client client = running.client(); // over IPv4
    QVERIFY(client.send(get("/")));
    QCOMPARE(client.answer().body, QByteArray("127.0.0.1"));
}

QTEST_GUILESS_MAIN(HttpAnswersTest)
#include "answers_test.moc"
