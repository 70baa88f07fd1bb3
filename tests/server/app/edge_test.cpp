// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/identity.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QTcpSocket>
#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;
using test::Engine;
using test::HttpAnswer;
using test::HttpClient;
using test::RunningServer;

/// What stands between the internet and the routes, on a real server: limits, headers, origins, framing.
class EdgeTest : public QObject {
    Q_OBJECT

    static constexpr auto anybody = "/api/v1/server";
    static constexpr auto mine = "/api/v1/users/me";

    static QByteArray from(const QByteArray& chain) { return "X-Forwarded-For: " + chain + "\r\n"; }

    static QString join(HttpClient& client)
    {
        RegisterBody body;
        body.email = u"lucia@example.org"_s;
        body.password = u"seven maple ladders"_s;
        body.displayName = u"Lucía"_s;
        return client.post("/api/v1/auth/register", body).as<SignedIn>().accessToken;
    }

    /// All that the server says until it ends the connection.
    static QByteArray untilEnd(quint16 port, const QByteArray& bytes)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        if (!socket.waitForConnected(20'000))
            return "not connected";
        socket.write(bytes);
        QByteArray received;
        while (socket.waitForReadyRead(20'000))
            received += socket.readAll();
        return received + socket.readAll();
    }

private Q_SLOTS:
    void anAddressHasItsLimit()
    {
        // One is free again after half a minute, which no machine is busy for between these requests.
        RunningServer server(Engine::Sqlite, {u"--limits-anonymous-requests-per-minute"_s, u"2"_s});
        HttpClient client(server.port());
        for (int left = 1; left >= 0; --left) {
            const HttpAnswer answer = client.get(anybody);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.header("ratelimit-limit"), "2");
            QCOMPARE(answer.header("ratelimit-remaining").toInt(), left);
            QVERIFY(answer.header("ratelimit-reset").toInt() > 0);
        }
        // Neither another path nor whom one claims to be helps, nor a token that is none.
        const QByteArray forwarded =
            "Forwarded: for=192.0.2.7\r\nX-Real-IP: 192.0.2.7\r\nX-Client-IP: 192.0.2.7\r\n";
        for (const QByteArray& claim :
            {QByteArray(), from("192.0.2.7"), forwarded, QByteArray("Authorization: Bearer x.y.z\r\n")}) {
            for (const char* path : {anybody, mine, "/nowhere"}) {
                const HttpAnswer refused = client.get(path, claim);
                QCOMPARE(refused.status, 429);
                QCOMPARE(refused.problem(), "rate-limited");
                QVERIFY(refused.header("retry-after").toInt() >= 1);
                QCOMPARE(refused.header("ratelimit-remaining"), "0");
            }
        }
        QCOMPARE(client.get("/healthz").status, 200); // probes do not count
        QCOMPARE(client.get("/readyz").status, 200);
    }

    void anAccountHasItsLimit()
    {
        RunningServer server(Engine::Sqlite,
            {u"--limits-requests-per-minute"_s, u"2"_s, u"--limits-anonymous-requests-per-minute"_s, u"2"_s});
        HttpClient client(server.port());
        const QString token = join(client);
        client.setToken(token);
        for (int left = 1; left >= 0; --left) {
            const HttpAnswer answer = client.get(mine);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.header("ratelimit-remaining").toInt(), left);
        }
        QCOMPARE(client.get(mine).problem(), "rate-limited");
        QCOMPARE(HttpClient(server.port(), token).get(mine).problem(), "rate-limited");
        // The address was charged for the registration alone.
        client.setToken({});
        QCOMPARE(client.get(anybody).status, 200);
        QCOMPARE(client.get(anybody).status, 429);
    }

    void behindAProxyTheClientCounts()
    {
        RunningServer server(Engine::Sqlite,
            {u"--limits-anonymous-requests-per-minute"_s, u"1"_s, u"--trusted-proxies"_s,
                u"127.0.0.1,10.0.0.0/8"_s});
        HttpClient proxy(server.port());
        QCOMPARE(proxy.get(anybody, from("192.0.2.1")).status, 200);
        QCOMPARE(proxy.get(anybody, from("192.0.2.2")).status, 200);
        QCOMPARE(proxy.get(anybody, from("192.0.2.1")).status, 429);
        QCOMPARE(proxy.get(anybody, from("198.51.100.7, 192.0.2.1")).status, 429); // made up by the client
        QCOMPARE(proxy.get(anybody, from("192.0.2.1, 10.1.2.3")).status, 429);
        QCOMPARE(proxy.get(anybody, "Forwarded: for=192.0.2.9\r\n" + from("192.0.2.1")).status, 429);
        QCOMPARE(proxy.get(anybody, from("2001:db8::1")).status, 200);
        QCOMPARE(proxy.get(anybody, from("2001:db8::2")).status, 429); // of the same network
        const HttpAnswer secure = proxy.get("/healthz", from("192.0.2.1") + "X-Forwarded-Proto: https\r\n");
        QVERIFY(!secure.header("strict-transport-security").isEmpty());
        QVERIFY(proxy.get("/healthz", from("192.0.2.1")).header("strict-transport-security").isEmpty());
    }

    void sizesAndTimesAreSettings()
    {
        RunningServer server(Engine::Sqlite,
            {u"--limits-body-kib"_s, u"1"_s, u"--limits-head-seconds"_s, u"1"_s, u"--limits-body-seconds"_s,
                u"1"_s, u"--limits-idle-seconds"_s, u"1"_s});
        const QByteArray login = "POST /api/v1/auth/login HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                                 "Content-Type: application/json\r\nContent-Length: ";
        for (const int size : {1024, 1025}) {
            const QByteArray body = R"({"email":"a@b.example","password":"x"})" + QByteArray(size, ' ');
            const QByteArray answer =
                untilEnd(server.port(), login + QByteArray::number(size) + "\r\n\r\n" + body.left(size));
            QVERIFY2(answer.startsWith(size > 1024 ? "HTTP/1.1 413 " : "HTTP/1.1 401 "), answer.constData());
        }
        // Each of these would otherwise be waited for longer than untilEnd() waits.
        const QByteArray half = untilEnd(server.port(), login + "9\r\n\r\n{");
        QVERIFY2(half.startsWith("HTTP/1.1 408 "), half.constData());
        const QByteArray idle = untilEnd(server.port(), "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY2(idle.startsWith("HTTP/1.1 200 "), idle.constData());
        QTcpSocket slow;
        slow.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(slow.waitForConnected(20'000));
        slow.write("GET /healthz HT");
        QVERIFY(slow.waitForReadyRead(9'000)); // 10 s if nobody says otherwise
        QVERIFY(slow.readAll().startsWith("HTTP/1.1 408 "));
    }

    void everyAnswerKeepsBrowsersSafe_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char* tag, const QByteArray& bytes, int status) {
            QTest::newRow(tag) << bytes << status;
        };
        const QByteArray rest = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
        const QByteArray login = "POST /api/v1/auth/login" + rest;
        row("good", "GET /healthz" + rest + "\r\n", 200);
        row("HEAD", "HEAD /healthz" + rest + "\r\n", 200);
        row("OPTIONS", "OPTIONS /healthz" + rest + "\r\n", 204);
        row("unchanged", "GET /healthz" + rest + "If-None-Match: *\r\n\r\n", 304);
        row("nothing there", "GET /x" + rest + "\r\n", 404);
        row("no token", "GET /api/v1/users/me" + rest + "\r\n", 401);
        row("method", "PATCH /healthz" + rest + "\r\n", 405);
        row("own method", "BREW /healthz" + rest + "\r\n", 501);
        row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("no HTTP", "hello\r\n\r\n", 400);
        row("version", "GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505);
        row("head", "GET /" + rest + "X: " + QByteArray(20'000, 'x') + "\r\n\r\n", 431);
        row("target", "GET /" + QByteArray(9'000, 'x') + rest + "\r\n", 414);
        row("media type", login + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}", 415);
        row("gzip",
            login + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
            415);
        row("br",
            login + "Content-Type: application/json\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
            415);
        row("not JSON", login + "Content-Type: application/json\r\nContent-Length: 1\r\n\r\n{", 400);
        row("too much", login + "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n", 413);
    }
    void everyAnswerKeepsBrowsersSafe()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        if (!m_server)
            m_server = std::make_unique<RunningServer>(Engine::Sqlite);
        const QByteArray answer = untilEnd(m_server->port(), bytes);
        const QByteArray line = "HTTP/1.1 " + QByteArray::number(status) + ' ';
        // 501 for a method of somebody's own is as good as 405.
        QVERIFY2(answer.startsWith(line) || (status == 501 && answer.startsWith("HTTP/1.1 4")),
            answer.constData());
        const QByteArray head = answer.first(answer.indexOf("\r\n\r\n") + 2);
        for (const char* field :
            {"X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cache-Control: no-store",
                "Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "Cross-Origin-Resource-Policy: same-origin", "X-Request-Id: "}) {
            const QByteArray wanted = QByteArray("\r\n") + field;
            QVERIFY2(head.count(wanted) == 1, (QByteArray(field) + "\n" + head).constData());
        }
        QVERIFY2(!head.contains("\r\nServer:") && !head.contains("Strict-Transport"), head.constData());
        QVERIFY2(!head.contains("Access-Control-"), head.constData());
    }

    void originsAreOnAListOrAreNot()
    {
        RunningServer server(
            Engine::Sqlite, {u"--allowed-origins"_s, u"https://app.example.org, http://localhost:3000"_s});
        HttpClient client(server.port());
        const QByteArray allowed = "Origin: https://app.example.org\r\n";
        for (const char* path : {anybody, "/nowhere"}) { // errors, too, are for the page to read
            const HttpAnswer answer = client.get(path, allowed);
            QCOMPARE(answer.header("access-control-allow-origin"), "https://app.example.org");
            QCOMPARE(answer.header("access-control-allow-credentials"), "true");
            QVERIFY(answer.header("access-control-expose-headers").contains("ETag"));
            QCOMPARE(answer.header("vary"), "Origin");
        }
        for (const char* other : {"https://app.example.org.evil.example", "http://app.example.org", "null",
                 "https://evil.example", "*", "https://app.example.org, http://localhost:3000"}) {
            const HttpAnswer answer = client.get(anybody, QByteArray("Origin: ") + other + "\r\n");
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.header("access-control-allow-origin").isEmpty());
            QCOMPARE(answer.header("vary"), "Origin");
        }
        const QByteArray asks =
            "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-evil\r\n";
        const HttpAnswer preflight = client.send("OPTIONS", "/api/v1/requests", {}, allowed + asks);
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("access-control-allow-origin"), "https://app.example.org");
        QCOMPARE(preflight.header("access-control-allow-methods"), "GET, HEAD, POST, OPTIONS");
        QVERIFY(preflight.header("access-control-allow-headers").contains("Idempotency-Key"));
        QVERIFY(!preflight.header("access-control-allow-headers").contains("x-evil"));
        const HttpAnswer strangers =
            client.send("OPTIONS", "/api/v1/requests", {}, "Origin: https://evil.example\r\n" + asks);
        QVERIFY(strangers.header("access-control-allow-origin").isEmpty());
        QVERIFY(strangers.header("access-control-allow-methods").isEmpty());

        RunningServer closed(Engine::Sqlite); // the list is empty when nobody fills it
        const HttpAnswer none = HttpClient(closed.port()).get(anybody, allowed);
        QVERIFY(none.header("access-control-allow-origin").isEmpty());
    }

    void nothingIsSmuggled_data()
    {
        QTest::addColumn<QByteArray>("head"); // after the request line; the hidden request follows it
        const auto row = [](const char* tag, const char* head) { QTest::newRow(tag) << QByteArray(head); };
        const char* te = "Transfer-Encoding";
        row("CL.TE", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n");
        row("two lengths", "Content-Length: 0\r\nContent-Length: 40\r\n\r\n");
        row("two equal lengths", "Content-Length: 0\r\nContent-Length: 0\r\n\r\n");
        row("list of lengths", "Content-Length: 0, 0\r\n\r\n");
        row("signed length", "Content-Length: +0\r\n\r\n");
        row("negative length", "Content-Length: -1\r\n\r\n");
        row("hexadecimal length", "Content-Length: 0x0\r\n\r\n");
        row("length with space", "Content-Length : 0\r\n\r\n");
        row("empty length", "Content-Length:\r\n\r\n");
        row("huge length", "Content-Length: 18446744073709551616\r\n\r\n");
        for (const char* coding :
            {": xchunked", " : chunked", ": chunked, identity", ": identity, chunked", ": chunked, chunked",
                ":\x0b"
                "chunked",
                ": \"chunked\"", ": chunked;q=1", ": ch\u00fcnked", ":\r\n chunked"}) {
            const QByteArray head = QByteArray(te) + coding + "\r\n\r\n0\r\n\r\n";
            QTest::newRow(coding) << head;
        }
        row("two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n");
        row("chunk size in octal words", "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n");
        row("signed chunk size", "Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n");
        row("chunk ends with LF", "Transfer-Encoding: chunked\r\n\r\n0\n\r\n");
        row("chunk without its end", "Transfer-Encoding: chunked\r\n\r\n1\r\nab0\r\n\r\n");
        row("bare LF", "X: y\nContent-Length: 0\r\n\r\n");
        row("bare CR", "X: y\rContent-Length: 0\r\n\r\n");
        row("folded", "X: y\r\n Content-Length: 0\r\n\r\n");
        row("space before a name", " Content-Length: 0\r\n\r\n");
        row("no colon", "Content-Length 0\r\n\r\n");
        row("two hosts", "Host: other\r\n\r\n");
    }
    void nothingIsSmuggled()
    {
        QFETCH(QByteArray, head);
        if (!m_server)
            m_server = std::make_unique<RunningServer>(Engine::Sqlite);
        // Nothing but the framing is wrong: where no route is, any body is taken and the connection goes on.
        const QByteArray start = "POST /nowhere HTTP/1.1\r\nHost: h\r\n";
        const QByteArray hidden = "GET /healthz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        for (const char* good :
            {"Content-Length: 0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}) {
            const QByteArray both = untilEnd(m_server->port(), start + good + hidden);
            QVERIFY2(both.startsWith("HTTP/1.1 404 "), both.constData());
            QVERIFY2(both.contains(R"("status":"ok")"), both.constData());
        }
        const QByteArray answer = untilEnd(m_server->port(), start + head + hidden);
        QVERIFY2(
            answer.startsWith("HTTP/1.1 400 ") || answer.startsWith("HTTP/1.1 501 "), answer.constData());
        QCOMPARE(answer.count("HTTP/1.1 "), 1);
        QVERIFY2(answer.contains("\r\nConnection: close\r\n"), answer.constData());
        QVERIFY(!answer.contains(R"("status":"ok")"));
    }

    void cleanupTestCase()
    {
        QCOMPARE(m_server ? m_server->terminate() : 0, 0);
        m_server.reset();
    }

private:
    std::unique_ptr<RunningServer> m_server; // for those that need nothing special
};

QTEST_GUILESS_MAIN(EdgeTest)
#include "edge_test.moc"
