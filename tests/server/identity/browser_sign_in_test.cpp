// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/identity.h"
#include "tests/support/http_client.h"
#include "tests/support/running_server.h"

#include <QTest>

using namespace gremio;
using namespace Qt::StringLiterals;
using test::Engine;
using test::HttpAnswer;
using test::HttpClient;
using test::RunningServer;

/// Sign-ins by cookie, as pages in browsers have them, against a real server.
class BrowserSignInTest : public QObject {
    Q_OBJECT

    static constexpr auto own = "http://127.0.0.1"; // what HttpClient sends as Host

    struct Session {
        QByteArray cookie; ///< as a browser sends it back
        SignedIn answer;
    };

    static QByteArray origin(const QByteArray& value) { return "Origin: " + value + "\r\n"; }
    static QByteArray cookie(const QByteArray& value) { return "Cookie: theme=dark; " + value + "\r\n"; }
    static QByteArray csrf(const QString& value) { return "X-CSRF-Token: " + value.toLatin1() + "\r\n"; }

    static HttpAnswer logIn(HttpClient& client, const QByteArray& headers)
    {
        return client.send("POST", "/api/v1/auth/login?cookie=true",
            toJson(LoginBody{u"lucia@example.org"_s, u"seven maple ladders"_s}), headers);
    }

    static Session session(const HttpAnswer& answer)
    {
        return {answer.header("set-cookie").split(';').front(), answer.as<SignedIn>()};
    }

    static void join(HttpClient& client)
    {
        RegisterBody body;
        body.email = u"lucia@example.org"_s;
        body.password = u"seven maple ladders"_s;
        body.displayName = u"Lucía"_s;
        QCOMPARE(client.post("/api/v1/auth/register", body).status, 201);
    }

    static HttpAnswer refresh(HttpClient& client, const QByteArray& headers)
    {
        return client.send("POST", "/api/v1/auth/refresh", "{}", headers);
    }

private Q_SLOTS:
    void signingIn()
    {
        RunningServer server(Engine::Sqlite, {u"--allowed-origins"_s, u"https://app.example.org"_s});
        HttpClient client(server.port());
        join(client);
        for (const QByteArray& headers : {QByteArray(), origin("https://evil.example"), origin("null"),
                 origin("https://127.0.0.1"), origin("http://127.0.0.1.evil.example")}) {
            const HttpAnswer refused = logIn(client, headers);
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.problem(), "csrf-refused");
            QVERIFY(refused.header("set-cookie").isEmpty());
        }
        for (const char* good : {own, "https://app.example.org"}) {
            const HttpAnswer answer = logIn(client, origin(good));
            QCOMPARE(answer.status, 200);
            const QByteArray field = answer.header("set-cookie");
            QVERIFY2(field.startsWith("__Host-rt="), field.constData());
            for (const char* attribute :
                {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=1209600"})
                QVERIFY2(field.contains(attribute), field.constData());
            QVERIFY2(!field.contains("Domain"), field.constData());
            QVERIFY2(!answer.body.contains("refreshToken"), answer.body.constData());
            QVERIFY(answer.as<SignedIn>().csrfToken.value_or(QString()).size() >= 40);
            client.setToken(answer.as<SignedIn>().accessToken);
            QCOMPARE(client.get("/api/v1/users/me").status, 200);
            client.setToken({});
        }
        // Without the wish for it, everything is as it was.
        const HttpAnswer plain =
            client.post("/api/v1/auth/login", LoginBody{u"lucia@example.org"_s, u"seven maple ladders"_s});
        QVERIFY(plain.header("set-cookie").isEmpty());
        QVERIFY(!plain.as<SignedIn>().refreshToken.isEmpty());
        QVERIFY(!plain.as<SignedIn>().csrfToken);
    }

    void refreshing_data() { test::engines(); }
    void refreshing()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        HttpClient client(server.port());
        join(client);
        const Session first = session(logIn(client, origin(own)));
        const Session other = session(logIn(client, origin(own)));
        const QByteArray token = csrf(*first.answer.csrfToken);
        QVERIFY(first.answer.csrfToken != other.answer.csrfToken);

        // None of these uses the token up.
        const QByteArray sent = cookie(first.cookie);
        for (const QByteArray& headers :
            {sent, sent + origin(own), sent + token, sent + origin("https://evil.example") + token,
                sent + origin("null") + token, sent + origin(own) + csrf(u"wrong"_s),
                sent + origin(own) + csrf({}), sent + origin(own) + csrf(*other.answer.csrfToken)}) {
            const HttpAnswer refused = refresh(client, headers);
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.problem(), "csrf-refused");
        }
        QCOMPARE(
            refresh(client, origin(own) + token).problem(), "validation-failed"); // neither cookie nor token
        QCOMPARE(refresh(client, origin(own) + token + cookie("__Host-rt=gibberish")).problem(),
            "unauthenticated");
        QCOMPARE(refresh(client, origin(own) + token + cookie(first.cookie + "; " + other.cookie)).problem(),
            "validation-failed"); // which of the two nobody can say
        QCOMPARE(
            refresh(client, origin(own) + token + cookie("x" + first.cookie)).problem(), "validation-failed");

        const HttpAnswer good = refresh(client, sent + origin(own) + token);
        QCOMPARE(good.status, 200);
        const Session second = session(good);
        QVERIFY(second.cookie != first.cookie);
        QVERIFY(second.cookie.startsWith("__Host-rt="));
        QVERIFY(!good.body.contains("refreshToken"));
        QCOMPARE(second.answer.csrfToken, first.answer.csrfToken); // it belongs to the sign-in

        // Used ones kill the family, and the browser is told to forget.
        const HttpAnswer reuse = refresh(client, sent + origin(own) + token);
        QCOMPARE(reuse.problem(), "refresh-reuse");
        QVERIFY(reuse.header("set-cookie").startsWith("__Host-rt=; Max-Age=0;"));
        QCOMPARE(refresh(client, cookie(second.cookie) + origin(own) + token).problem(), "refresh-reuse");
        QCOMPARE(
            refresh(client, cookie(other.cookie) + origin(own) + csrf(*other.answer.csrfToken)).status, 200);
    }

    void signingOut_data() { test::engines(); }
    void signingOut()
    {
        QFETCH(Engine, engine);
        RunningServer server(engine);
        HttpClient client(server.port());
        join(client);
        const Session browser = session(logIn(client, origin(own)));
        const QByteArray token = csrf(*browser.answer.csrfToken);
        const auto logOut = [&client](const QByteArray& headers) {
            return client.send("POST", "/api/v1/auth/logout", {}, headers);
        };
        QCOMPARE(logOut({}).problem(), "unauthenticated");
        QCOMPARE(logOut(cookie(browser.cookie)).problem(), "csrf-refused");
        QCOMPARE(logOut(cookie(browser.cookie) + origin(own)).problem(), "csrf-refused");
        QCOMPARE(logOut(cookie(browser.cookie) + token).problem(), "csrf-refused");
        QCOMPARE(
            logOut("Authorization: Bearer x\r\n" + cookie(browser.cookie) + origin(own) + token).problem(),
            "unauthenticated"); // a bad token does not become good by a cookie
        const HttpAnswer out = logOut(cookie(browser.cookie) + origin(own) + token);
        QCOMPARE(out.status, 204);
        QVERIFY(out.header("set-cookie").startsWith("__Host-rt=; Max-Age=0;"));
        client.setToken(browser.answer.accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 401);
        client.setToken({});
        QCOMPARE(refresh(client, cookie(browser.cookie) + origin(own) + token).status, 401);

        // By the access token, too; the cookie goes with it.
        const Session again = session(logIn(client, origin(own)));
        client.setToken(again.answer.accessToken);
        const HttpAnswer byToken = logOut(cookie(again.cookie));
        QCOMPARE(byToken.status, 204);
        QVERIFY(byToken.header("set-cookie").startsWith("__Host-rt=; Max-Age=0;"));
        client.setToken({});
        QCOMPARE(
            refresh(client, cookie(again.cookie) + origin(own) + csrf(*again.answer.csrfToken)).status, 401);
    }
};

QTEST_GUILESS_MAIN(BrowserSignInTest)
#include "browser_sign_in_test.moc"
