// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that no client of good will sends, over real sockets: each gets its status or an end, and the
// server goes on serving.
#include "tests/server/http/http_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace gremio;
using namespace gremio::test;

class HttpHostileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table_data();
    void table();
    void garbage();
    void mutations();
    void resets();

private:
    [[nodiscard]] bool serves() const;

    RunningServer m_running{[] {
        http::ServerConfig config;
        config.limits.headTime = config.limits.bodyTime = std::chrono::milliseconds(200);
        config.limits.tick = std::chrono::milliseconds(10);
        return config;
    }()};
};

bool HttpHostileTest::serves() const
{
    Client client = m_running.client();
    return client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n") && client.answer().status == 200;
}

void HttpHostileTest::table_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status"); // 0: just the end
    const auto row = [](const char* tag, const QByteArray& bytes, int status) {
        QTest::newRow(tag) << bytes << status;
    };
    const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\n";
    row("nothing", "", 0);
    row("empty lines", "\r\n\r\n\r\n\r\n", 400);
    row("NULs", QByteArray(1000, '\0'), 400);
    row("0xff", QByteArray(100'000, '\xff'), 414);
    row("TLS hello", QByteArray::fromHex("16030100c8010000c40303"), 400);
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n", 400);
    row("SMTP", "EHLO example.org\r\n", 400);
    row("Redis", "*1\r\n$4\r\nPING\r\n", 400);
    row("PROXY v1", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("HTTP/0.9", "GET /\r\n", 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("answer instead of request", "HTTP/1.1 200 OK\r\n\r\n", 400);
    row("target", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414);
    row("endless target", "GET /" + QByteArray(1'000'000, 'a'), 414);
    row("head", "GET / HTTP/1.1\r\nX: " + QByteArray(1'000'000, 'a'), 431);
    row("many fields", "GET / HTTP/1.1\r\nHost: h\r\n" + QByteArray("X: y\r\n").repeated(200) + "\r\n", 431);
    row("smuggling, CL.TE", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG", 400);
    row("smuggling, TE.TE", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\nG",
        400);
    row("smuggling, space", post + "Content-Length : 6\r\n\r\n0\r\n\r\nG", 400);
    row("smuggling, LF", "POST / HTTP/1.1\nHost: h\nContent-Length: 0\n\n", 400);
    row("chunk size", post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400);
    row("chunk size, much", post + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n", 413);
    row("length, much", post + "Content-Length: 9223372036854775807\r\n\r\n", 413);
    row("length, too much", post + "Content-Length: 99999999999999999999\r\n\r\n", 400);
    row("chunk extensions", post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(100'000, 'a') + "\r\n",
        400);
    row("trailers",
        post + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + QByteArray("X: y\r\n").repeated(10'000), 431);
    row("unfinished head", "GET / HTTP/1.1\r\nHost: h\r\n", 408);
    row("unfinished body", post + "Content-Length: 10\r\n\r\nabc", 408);
    row("unfinished chunk", post + "Transfer-Encoding: chunked\r\n\r\nA\r\nabc", 408);
    row("a lone CR", "\r", 408);
    row("CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n", 501);
    row("escape", "GET /%00%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400);
}

void HttpHostileTest::table()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    Client client = m_running.client();
    client.send(bytes); // may fail when the server ends first
    const Answer answer = client.answer();
    QCOMPARE(answer.status, status);
    if (status != 0) {
        QCOMPARE(answer.header("connection"), QByteArray("close"));
        QVERIFY(!answer.header("x-request-id").isEmpty());
    }
    QVERIFY(!client.receive());
    QVERIFY(serves());
}

void HttpHostileTest::garbage()
{
    QRandomGenerator random(20261120); // the same bytes every time
    for (int i = 0; i < 100; ++i) {
        QByteArray bytes(static_cast<qsizetype>(random.bounded(1, 3000)), Qt::Uninitialized);
        for (char& byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        Client client = m_running.client();
        client.send(bytes);
        QCOMPARE(client.answer().status, 400);
    }
    QVERIFY(serves());
}

void HttpHostileTest::mutations()
{
    QRandomGenerator random(42);
    const QByteArray good = "POST /a/b?c=d HTTP/1.1\r\nHost: example.org:80\r\nContent-Type: text/plain\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n5;x=\"y\"\r\nhello\r\n0\r\nX: y\r\n\r\n"
                            "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    int served = 0;
    for (int i = 0; i < 500; ++i) {
        QByteArray bytes = good;
        const int changes = random.bounded(1, 4);
        for (int k = 0; k < changes; ++k) {
            const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
            static constexpr char bad[] = "\r\n\0 \t:;,%/*0fF+-\x7f\x80";
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = bad[random.bounded(static_cast<int>(sizeof bad - 1))];
                break;
            case 1:
                bytes.insert(at, bad[random.bounded(static_cast<int>(sizeof bad - 1))]);
                break;
            case 2:
                bytes.remove(at, random.bounded(1, 10));
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), 20));
            }
        }
        Client client = m_running.client();
        client.send(bytes);
        client.endWriting(); // so that what is unfinished ends at once
        int answers = 0;
        for (Answer answer = client.answer(); answer.status != 0; answer = client.answer()) {
            QVERIFY2(answer.status < 500 || answer.status == 501 || answer.status == 505,
                (QByteArray::number(answer.status) + " for " + bytes.toPercentEncoding()).constData());
            ++answers;
        }
        served += answers > 0 ? 1 : 0;
    }
    QVERIFY(served > 100);
    QVERIFY(serves());
}

void HttpHostileTest::resets()
{
    const QByteArray request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
    for (qsizetype i = 0; i < request.size(); ++i) {
        Client client = m_running.client();
        QVERIFY(client.send(request.first(i)) || i == 0);
        client.reset();
    }
    QVERIFY(serves());
    QTRY_COMPARE(m_running.server.connections(), 0);
}

QTEST_GUILESS_MAIN(HttpHostileTest)
#include "hostile_test.moc"
