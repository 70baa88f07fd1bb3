// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "tests/server/identity/served_identity.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;
using test::Engine;
using test::HttpAnswer;
using test::HttpClient;
using test::IdentityFixture;
using test::withoutInstance;
using Served = test::ServedIdentity;

namespace {

QByteArray json(const RegisterBody& body, const QByteArray& more = {})
{
    return toJson(body).chopped(1) + more + '}';
}

} // namespace

class IdentityApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registering_data() { test::engines(); }
    void registering()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        HttpClient client(served.port());
        RegisterBody body = IdentityFixture::registration();
        body.username = u"rosa"_s;
        const HttpAnswer made = client.post("/api/v1/auth/register", body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("cache-control"), "no-store");
        const SignedIn answer = made.as<SignedIn>();
        client.setToken(answer.accessToken);
        QCOMPARE(client.get("/api/v1/users/me").as<User>(), answer.user);
        client.setToken({});

        const HttpAnswer again = client.post("/api/v1/auth/register", body);
        QCOMPARE(again.status, 409);
        QCOMPARE(again.problem(), "email-taken");
        body.email = u"other@example.org"_s;
        QCOMPARE(client.post("/api/v1/auth/register", body).problem(), "username-taken");
    }

    void registeringBadly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("problem");
        QTest::addColumn<QByteArray>("pointer");
        const auto row = [](const char* name, const QByteArray& body, const char* problem,
                             const char* pointer) {
            QTest::newRow(name) << body << QByteArray(problem) << QByteArray(pointer);
        };
        const RegisterBody good = IdentityFixture::registration();
        RegisterBody body = good;
        row("roles", json(good, R"(,"roles":["admin"])"), "unknown-field", "/roles");
        row("id", json(good, R"(,"id":"x")"), "unknown-field", "/id");
        row("createdAt", json(good, R"(,"createdAt":"2026-01-01T00:00:00.000Z")"), "unknown-field",
            "/createdAt");
        row("emailVerified", json(good, R"(,"emailVerified":true)"), "unknown-field", "/emailVerified");
        row("admin", json(good).replace("apprentice", "admin"), "validation-failed", "/role");
        row("e-mail twice", json(good, R"(,"email":"eva@example.org")"), "malformed-json", "");
        body.email = u"rosa"_s;
        row("no address", json(body), "validation-failed", "/email");
        body = good;
        body.password = u"short"_s;
        row("short password", json(body), "validation-failed", "/password");
        body.password = QString(129, u'x');
        row("long password", json(body), "validation-failed", "/password");
        body.password = u"password123"_s;
        row("common password", json(body), "weak-password", "/password");
        body = good;
        body.displayName = u"Rosa\r\nBcc: x"_s;
        row("line break in the name", json(body), "validation-failed", "/displayName");
        body = good;
        body.timeZone = u"Mars/Olympus"_s;
        row("time zone", json(body), "validation-failed", "/timeZone");
        row("nothing", "{}", "validation-failed", "/email");
        row("no JSON", "hello", "malformed-json", "");
    }
    void registeringBadly()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, problem);
        QFETCH(QByteArray, pointer);
        Served served(Engine::Sqlite);
        const HttpAnswer answer = HttpClient(served.port()).post("/api/v1/auth/register", body);
        QCOMPARE(answer.problem(), problem);
        QCOMPARE(answer.status, problem == "malformed-json" ? 400 : 422);
        if (!pointer.isEmpty())
            QVERIFY2(answer.body.contains("\"pointer\":\"" + pointer + '"'), answer.body);
        QVERIFY(served.identity.registered.empty());
    }

    void closedRegistration()
    {
        Served served(Engine::Sqlite, Registration::Closed);
        const HttpAnswer answer =
            HttpClient(served.port()).post("/api/v1/auth/register", IdentityFixture::registration());
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.problem(), "registration-closed");
    }

    void loggingIn_data() { test::engines(); }
    void loggingIn()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        const HttpAnswer right =
            client.post("/api/v1/auth/login", LoginBody{rosa.user.email, IdentityFixture::password});
        QCOMPARE(right.status, 200);
        QCOMPARE(right.as<SignedIn>().user, rosa.user);

        const HttpAnswer wrong = client.post("/api/v1/auth/login", LoginBody{rosa.user.email, u"wrong"_s});
        const HttpAnswer unknown =
            client.post("/api/v1/auth/login", LoginBody{u"eva@example.org"_s, u"wrong"_s});
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.problem(), "wrong-credentials");
        QCOMPARE(unknown.status, wrong.status);
        QCOMPARE(unknown.body.size(), wrong.body.size());
        QCOMPARE(withoutInstance(unknown), withoutInstance(wrong));

        served.identity.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        const LoginBody suspended{rosa.user.email, IdentityFixture::password};
        QCOMPARE(client.post("/api/v1/auth/login", suspended).problem(), "account-suspended");
        QCOMPARE(client.post("/api/v1/auth/login", suspended).status, 403);
        QCOMPARE(withoutInstance(client.post("/api/v1/auth/login", LoginBody{rosa.user.email, u"wrong"_s})),
            withoutInstance(wrong));
    }

    void tooManyHashesAreBusy()
    {
        Served served(Engine::Sqlite);
        QSemaphore hold;
        for (int i = 0; i < 34; ++i) // two at work, 32 waiting
            QVERIFY(served.lane.run([&] { hold.acquire(); }));
        const HttpAnswer answer =
            HttpClient(served.port()).post("/api/v1/auth/login", LoginBody{u"a@b.example"_s, u"x"_s});
        hold.release(34);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.problem(), "busy");
        QVERIFY(answer.header("retry-after").toInt() > 0);
        QCOMPARE(served.identity.hasher.computed(), 0U);
    }

    void refreshing_data() { test::engines(); }
    void refreshing()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn first = served.identity.signUp();
        HttpClient client(served.port());
        const QByteArray body = toJson(RefreshBody{first.refreshToken});
        const auto refresh = [&](const QByteArray& headers) {
            return client.send("POST", "/api/v1/auth/refresh", body, headers);
        };
        const HttpAnswer once = refresh("Idempotency-Key: 1\r\n");
        const HttpAnswer again = refresh("Idempotency-Key: 1\r\n");
        QCOMPARE(once.status, 200);
        QCOMPARE(once.as<SignedIn>().refreshToken, again.as<SignedIn>().refreshToken);
        client.setToken(again.as<SignedIn>().accessToken);
        QCOMPARE(client.get("/api/v1/users/me").status, 200);

        const HttpAnswer reused = refresh({});
        QCOMPARE(reused.status, 401);
        QCOMPARE(reused.problem(), "refresh-reuse");
        QCOMPARE(client.get("/api/v1/users/me").status, 401); // committed
        QCOMPARE(refresh("Idempotency-Key: 1\r\n").problem(), "refresh-reuse");
        QCOMPARE(
            client.post("/api/v1/auth/refresh", RefreshBody{u"nonsense"_s}).problem(), "unauthenticated");
    }

    void loggingOut_data() { test::engines(); }
    void loggingOut()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn here = served.identity.signUp();
        HttpClient client(served.port());
        const auto other = [&] {
            const LoginBody body{here.user.email, IdentityFixture::password};
            return client.post("/api/v1/auth/login", body).as<SignedIn>();
        };
        const SignedIn there = other();
        const SignedIn elsewhere = other();
        const auto statusWith = [&](const SignedIn& signIn) {
            client.setToken(signIn.accessToken);
            return client.get("/api/v1/users/me").status;
        };
        QCOMPARE(statusWith(there), 200);
        QCOMPARE(statusWith(here), 200);
        QCOMPARE(client.post("/api/v1/auth/logout").status, 204);
        QCOMPARE(statusWith(here), 401);
        QCOMPARE(client.post("/api/v1/auth/logout").status, 401);
        QCOMPARE(statusWith(there), 200);
        QCOMPARE(client.post("/api/v1/auth/logout-all", "{}").status, 204);
        QCOMPARE(statusWith(there), 401);
        QCOMPARE(statusWith(elsewhere), 401);
    }

    void myAccount_data() { test::engines(); }
    void myAccount()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        client.setToken(rosa.accessToken);
        const HttpAnswer first = client.get("/api/v1/users/me");
        QCOMPARE(first.as<User>(), rosa.user);
        QCOMPARE(
            client.get("/api/v1/users/me", "If-None-Match: " + first.header("etag") + "\r\n").status, 304);

        const UpdateUserBody update{u"<b>Rosa</b> {{x}}"_s, u"rosa"_s, UiLocale::Spanish, u"Europe/Madrid"_s};
        const HttpAnswer updated = client.put("/api/v1/users/me", update);
        QCOMPARE(updated.status, 200);
        QCOMPARE(updated.as<User>().displayName, update.displayName);
        QCOMPARE(client.get("/api/v1/users/me").as<User>(), updated.as<User>());
        for (const char* more : {"\"roles\":[\"admin\"]", "\"role\":\"admin\"", "\"id\":\"x\"",
                 "\"createdAt\":\"2026-01-01T00:00:00.000Z\"", "\"emailVerified\":true",
                 "\"email\":\"eva@example.org\""})
            QCOMPARE(client.put("/api/v1/users/me", toJson(update).chopped(1) + ',' + more + '}').problem(),
                "unknown-field");
        QCOMPARE(client.put("/api/v1/users/me", "{}").problem(), "validation-failed");

        const HttpAnswer refused = client.remove("/api/v1/users/me", toJson(DeleteUserBody{u"wrong"_s}));
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.problem(), "wrong-credentials");
        QCOMPARE(
            client.remove("/api/v1/users/me", toJson(DeleteUserBody{IdentityFixture::password})).status, 204);
        QCOMPARE(client.get("/api/v1/users/me").status, 401);
    }

    void otherAccounts_data() { test::engines(); }
    void otherAccounts()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        const SignedIn eva = served.identity.signUp(IdentityFixture::registration(u"eva@example.org"_s));
        HttpClient client(served.port());
        client.setToken(rosa.accessToken);
        const QByteArray path = "/api/v1/users/" + eva.user.id.toByteArray();
        const HttpAnswer seen = client.get(path);
        QCOMPARE(seen.as<PublicUser>().displayName, eva.user.displayName);
        QVERIFY(!seen.body.contains("eva@example.org"));

        const HttpAnswer missing =
            client.get("/api/v1/users/" + UserId::generate(instantFromMillis(1)).toByteArray());
        QCOMPARE(missing.status, 404);
        served.identity.write([&](Transaction& tx) { accounts::suspend(tx, eva.user.id); });
        QCOMPARE(withoutInstance(client.get(path)), withoutInstance(missing));
        served.identity.write([&](Transaction& tx) { accounts::restore(tx, eva.user.id); });
        QCOMPARE(client.get(path).status, 200);
        served.identity.write([&](Transaction& tx) { accounts::remove(tx, eva.user.id); });
        QCOMPARE(withoutInstance(client.get(path)), withoutInstance(missing));
        QCOMPARE(withoutInstance(client.get("/api/v1/users/nobody")), withoutInstance(missing));
    }

    void badTokens_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        for (const auto& [method, path] : {std::pair{"GET", "/api/v1/users/me"},
                 std::pair{"PUT", "/api/v1/users/me"}, std::pair{"DELETE", "/api/v1/users/me"},
                 std::pair{"GET", "/api/v1/users/0197a3f0-0000-7000-8000-000000000001"},
                 std::pair{"POST", "/api/v1/auth/logout"}, std::pair{"POST", "/api/v1/auth/logout-all"}})
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path);
    }
    void badTokens()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        Served served(Engine::Sqlite);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        const auto problemWith = [&](const QString& token) {
            client.setToken(token);
            const HttpAnswer answer = client.send(method, path, {});
            return answer.status == 401 ? answer.problem() : "status " + QByteArray::number(answer.status);
        };
        QCOMPARE(problemWith({}), "unauthenticated");
        QCOMPARE(problemWith(u"nonsense"_s), "unauthenticated");
        QCOMPARE(problemWith(rosa.refreshToken), "unauthenticated");
        QCOMPARE(problemWith(rosa.accessToken.chopped(1)), "unauthenticated");
        QCOMPARE(problemWith(QString(5000, u'a')), "unauthenticated");
        served.identity.base.clock.advance(11min);
        QCOMPARE(problemWith(rosa.accessToken), "token-expired");
        QVERIFY(client.send(method, path, {}).header("www-authenticate").startsWith("Bearer"));
    }
};

QTEST_GUILESS_MAIN(IdentityApiTest)
#include "identity_api_test.moc"
