// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "tests/server/identity/served_identity.h"

#include <QTest>
#include <utility>

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

const QString newPassword = u"copper ladder 77 moss"_s;
/// What breaks out of SQL, HTML, templates, formats and paths where somebody was careless.
const QString hostile =
    u"'; DROP TABLE users;-- \"<script>alert(1)</script> {{7*7}} ${x} %s%n ../../etc \\ 😀"_s;

/// Everything of an answer that a stranger could tell two accounts apart by.
QByteArray seenByStrangers(const HttpAnswer& answer)
{
    QByteArray seen = QByteArray::number(answer.status) + '\n';
    for (const auto& [name, value] : answer.headers) {
        if (name != "x-request-id" && name != "date")
            seen += name + ": " + value + '\n';
    }
    return seen + QJsonDocument(withoutInstance(answer)).toJson();
}

} // namespace

/// Passwords, addresses, sign-ins and access keys over HTTP.
class AccountSecurityApiTest : public QObject {
    Q_OBJECT

    static HttpAnswer logIn(HttpClient& client, const QString& email, const QString& password)
    {
        return client.post("/api/v1/auth/login", LoginBody{email, password});
    }

    /// What the caller's token or key gets: the problem's slug, or the status.
    static QByteArray outcome(
        HttpClient& client, const QByteArray& method, const QByteArray& path, const QByteArray& body = {})
    {
        const HttpAnswer answer = client.send(method, "/api/v1" + path, body);
        const QByteArray slug = answer.problem();
        return slug.isEmpty() ? QByteArray::number(answer.status) : slug;
    }

private Q_SLOTS:
    void guessingIsSlow_data() { test::engines(); }
    void guessingIsSlow()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        for (const QString& email : {rosa.user.email, u"nobody@example.org"_s}) {
            HttpClient client(served.port());
            for (int i = 0; i < 10; ++i)
                QCOMPARE(logIn(client, email, u"wrong"_s).problem(), "wrong-credentials");
            const quint64 hashes = served.identity.hasher.computed();
            const HttpAnswer refused = logIn(client, email.toUpper(), IdentityFixture::password);
            QCOMPARE(refused.status, 429);
            QCOMPARE(refused.problem(), "rate-limited");
            QCOMPARE(refused.header("retry-after"), "60");
            for (const char* claim : {"X-Forwarded-For: 203.0.113.9\r\n", "X-Real-IP: 203.0.113.9\r\n",
                     "Forwarded: for=203.0.113.9\r\n", "X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n"}) {
                const HttpAnswer spoofed = client.send(
                    "POST", "/api/v1/auth/login", toJson(LoginBody{email, IdentityFixture::password}), claim);
                QCOMPARE(spoofed.status, 429);
            }
            QCOMPARE(served.identity.hasher.computed(), hashes); // refused before that costs anything
        }
        HttpClient elsewhere(served.port());
        elsewhere.comeFrom(QHostAddress(u"127.0.0.2"_s));
        QCOMPARE(logIn(elsewhere, rosa.user.email, IdentityFixture::password).status, 200);
        HttpClient here(served.port());
        served.identity.base.clock.advance(60s);
        QCOMPARE(logIn(here, rosa.user.email, IdentityFixture::password).status, 200);
    }

    void askingAgainIsLimitedToo()
    {
        Served served(Engine::Sqlite);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        client.setToken(rosa.accessToken);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(outcome(client, "DELETE", "/users/me", toJson(DeleteUserBody{u"wrong"_s})),
                "wrong-credentials");
        const QByteArray right = toJson(DeleteUserBody{IdentityFixture::password});
        QCOMPARE(outcome(client, "DELETE", "/users/me", right), "rate-limited");
        QCOMPARE(outcome(client, "POST", "/auth/change-password",
                     toJson(ChangePasswordBody{IdentityFixture::password, newPassword})),
            "rate-limited");
        QCOMPARE(outcome(client, "POST", "/auth/change-email",
                     toJson(ChangeEmailBody{IdentityFixture::password, u"new@example.org"_s})),
            "rate-limited");
        QCOMPARE(outcome(client, "GET", "/users/me"), "200");
    }

    void knownAndUnknownLookAlike_data() { test::engines(); }
    void knownAndUnknownLookAlike()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        const SignedIn gone = served.identity.signUp(IdentityFixture::registration(u"gone@example.org"_s));
        served.identity.write([&](Transaction& tx) { accounts::suspend(tx, gone.user.id); });
        HttpClient client(served.port());
        struct Work {
            QByteArray seen;
            quint64 hashes;
            quint64 jobs;
            bool operator==(const Work&) const = default;
        };
        const auto workOf = [&](const QByteArray& path, const QByteArray& body) {
            const quint64 hashes = served.identity.hasher.computed();
            const quint64 jobs = served.identity.database().stats().jobs;
            const HttpAnswer answer = client.post(path, body);
            return Work{seenByStrangers(answer), served.identity.hasher.computed() - hashes,
                served.identity.database().stats().jobs - jobs};
        };
        const auto logInWork = [&](const QString& email) {
            return workOf("/api/v1/auth/login", toJson(LoginBody{email, u"wrong"_s}));
        };
        const Work wrong = logInWork(rosa.user.email);
        QVERIFY(wrong.seen.startsWith("401\n"));
        QCOMPARE(wrong.hashes, 1U);
        QVERIFY(logInWork(u"nobody@example.org"_s) == wrong);
        QVERIFY(logInWork(gone.user.email) == wrong);
        QVERIFY(logInWork(u"no address"_s) == wrong);

        const auto forgotWork = [&](const QString& email) {
            return workOf("/api/v1/auth/forgot-password", toJson(ForgotPasswordBody{email}));
        };
        const Work known = forgotWork(rosa.user.email);
        QVERIFY(known.seen.startsWith("204\n"));
        QCOMPARE(known.jobs, 1U);
        QCOMPARE(known.hashes, 0U);
        QVERIFY(forgotWork(u"nobody@example.org"_s) == known);
        QVERIFY(forgotWork(gone.user.email) == known);
        QVERIFY(forgotWork(rosa.user.email) == known);
    }

    void forgettingOverHttp_data() { test::engines(); }
    void forgettingOverHttp()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        QCOMPARE(
            client.post("/api/v1/auth/forgot-password", ForgotPasswordBody{rosa.user.email}).status, 204);
        served.identity.write([&](Transaction& tx) { served.identity.security.answerForgotten(tx, 10); });
        const QString code = served.identity.toReset.at(0).token;
        const auto reset = [&](const QString& with, const QString& password) {
            return outcome(client, "POST", "/auth/reset-password", toJson(ResetPasswordBody{with, password}));
        };
        QCOMPARE(reset(u"x"_s, newPassword), "code-invalid");
        QCOMPARE(reset(code, u"password1"_s), "weak-password");
        QCOMPARE(reset(u' ' + code + u'\n', newPassword), "204"); // as it comes from the clipboard
        QCOMPARE(reset(code, newPassword), "code-invalid");
        QCOMPARE(logIn(client, rosa.user.email, newPassword).status, 200);
        client.setToken(rosa.accessToken);
        QCOMPARE(outcome(client, "GET", "/users/me"), "unauthenticated");
    }

    void addressesOverHttp()
    {
        Served served(Engine::Sqlite);
        const SignedIn rosa = served.identity.signUp();
        HttpClient client(served.port());
        client.setToken(rosa.accessToken);
        const auto verify = [&](const QString& code) {
            return outcome(client, "POST", "/auth/verify-email", toJson(VerifyEmailBody{code}));
        };
        QCOMPARE(outcome(client, "POST", "/auth/resend-verification"), "204");
        QCOMPARE(verify(u"x"_s), "code-invalid");
        QCOMPARE(verify(served.identity.toVerify.at(1).token), "204");
        QCOMPARE(outcome(client, "POST", "/auth/resend-verification"), "email-verified-already");
        QVERIFY(client.get("/api/v1/users/me").as<User>().emailVerified);
        QCOMPARE(outcome(client, "POST", "/auth/change-email",
                     toJson(ChangeEmailBody{IdentityFixture::password, u"new@example.org"_s})),
            "204");
        QCOMPARE(verify(served.identity.toChange.at(0).token), "204");
        QCOMPARE(client.get("/api/v1/users/me").as<User>().email, u"new@example.org"_s);
    }

    void signInsOverHttp_data() { test::engines(); }
    void signInsOverHttp()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn eva = served.identity.signUp(IdentityFixture::registration(u"eva@example.org"_s));
        HttpClient client(served.port());
        const HttpAnswer made = client.send("POST", "/api/v1/auth/register",
            toJson(IdentityFixture::registration()), "User-Agent: <b>'; DROP {{7*7}}\r\n");
        const SignedIn rosa = made.as<SignedIn>();
        client.setToken(rosa.accessToken);
        const auto page = client.get("/api/v1/auth/sessions").as<Page<SignInInfo>>();
        QCOMPARE(page.items.size(), 1U);
        QCOMPARE(page.items[0].device, u"<b>';"_s);
        QCOMPARE(page.items[0].address, u"127.0.0.1"_s);
        QVERIFY(page.items[0].current);

        const auto end = [&](const QByteArray& id) {
            return client.send("DELETE", "/api/v1/auth/sessions/" + id, {});
        };
        const HttpAnswer missing = end(SignInId::generate(instantFromMillis(1)).toByteArray());
        QCOMPARE(missing.status, 404);
        const QByteArray hers = served.identity.authenticate(eva.accessToken).signIn.toByteArray();
        QCOMPARE(seenByStrangers(end(hers)), seenByStrangers(missing));
        QCOMPARE(seenByStrangers(end("nonsense")), seenByStrangers(missing));
        QCOMPARE(end(page.items[0].id.toByteArray()).status, 204);
        QCOMPARE(outcome(client, "GET", "/auth/sessions"), "unauthenticated");
    }

    void keysOverHttp_data() { test::engines(); }
    void keysOverHttp()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        const SignedIn rosa = served.identity.signUp();
        const SignedIn eva = served.identity.signUp(IdentityFixture::registration(u"eva@example.org"_s));
        HttpClient client(served.port(), rosa.accessToken);
        const auto make = [&](std::vector<AccessScope> scopes) {
            return client
                .post("/api/v1/auth/access-keys", CreateAccessKeyBody{u"cron"_s, std::move(scopes), {}})
                .as<CreatedAccessKey>();
        };
        const CreatedAccessKey reading = make({AccessScope::Read});
        const CreatedAccessKey writing = make({AccessScope::WriteProfile});
        const CreatedAccessKey all =
            make({AccessScope::Read, AccessScope::Write, AccessScope::Admin, AccessScope::WriteRequests});
        const HttpAnswer list = client.get("/api/v1/auth/access-keys");
        QCOMPARE(list.as<Page<AccessKey>>().items.size(), 3U);
        for (const CreatedAccessKey& key : {reading, writing, all})
            QVERIFY(!list.body.contains(key.token.toLatin1()));
        QCOMPARE(outcome(client, "POST", "/auth/access-keys", "{\"name\":\"x\",\"scopes\":[\"root\"]}"),
            "validation-failed");
        QCOMPARE(outcome(client, "POST", "/auth/access-keys", "{\"name\":\"x\",\"scopes\":[]}"),
            "validation-failed");

        const QByteArray update = toJson(UpdateUserBody{u"Rosa"_s, {}, UiLocale::English, u"UTC"_s});
        client.setToken(reading.token);
        QCOMPARE(outcome(client, "GET", "/users/me"), "200");
        const HttpAnswer narrow = client.put("/api/v1/users/me", update);
        QCOMPARE(narrow.problem(), "insufficient-scope");
        QCOMPARE(narrow.header("www-authenticate"), "Bearer error=\"insufficient_scope\"");
        client.setToken(writing.token);
        QCOMPARE(outcome(client, "GET", "/users/me"), "insufficient-scope");
        QCOMPARE(outcome(client, "PUT", "/users/me", update), "200");
        client.setToken(all.token);
        QCOMPARE(outcome(client, "PUT", "/users/me", update), "200");
        for (const auto& [method, path] : std::initializer_list<std::pair<const char*, QByteArray>>{
                 {"POST", "/auth/logout"}, {"POST", "/auth/logout-all"}, {"GET", "/auth/sessions"},
                 {"DELETE",
                     "/auth/sessions/" + served.identity.authenticate(rosa.accessToken).signIn.toByteArray()},
                 {"GET", "/auth/access-keys"}, {"POST", "/auth/access-keys"},
                 {"DELETE", "/auth/access-keys/" + reading.key.id.toByteArray()},
                 {"POST", "/auth/change-password"}, {"POST", "/auth/change-email"},
                 {"POST", "/auth/resend-verification"}, {"DELETE", "/users/me"}})
            QCOMPARE(outcome(client, method, path), "insufficient-scope");
        QCOMPARE(outcome(client, "POST", "/auth/refresh", toJson(RefreshBody{all.token})), "unauthenticated");

        client.setToken(eva.accessToken);
        const auto end = [&](const QByteArray& id) {
            return client.send("DELETE", "/api/v1/auth/access-keys/" + id, {});
        };
        const HttpAnswer missing = end(AccessKeyId::generate(instantFromMillis(1)).toByteArray());
        QCOMPARE(missing.status, 404);
        QCOMPARE(seenByStrangers(end(all.key.id.toByteArray())), seenByStrangers(missing));
        client.setToken(rosa.accessToken);
        QCOMPARE(end(all.key.id.toByteArray()).status, 204);
        client.setToken(all.token);
        QCOMPARE(outcome(client, "GET", "/users/me"), "unauthenticated");
    }

    void textsComeBackVerbatim_data() { test::engines(); }
    void textsComeBackVerbatim()
    {
        QFETCH(Engine, engine);
        Served served(engine);
        HttpClient client(served.port());
        RegisterBody body = IdentityFixture::registration(u"o'hara+{{x}}%s@example.org"_s);
        body.displayName = hostile.left(78).trimmed();
        body.username = u"<b>'--{{7*7}}%n\\"_s;
        const SignedIn made = client.post("/api/v1/auth/register", body).as<SignedIn>();
        QCOMPARE(made.user.displayName, body.displayName);
        QCOMPARE(made.user.username, body.username);
        QCOMPARE(made.user.email, body.email);
        QCOMPARE(logIn(client, body.email, body.password).status, 200);
        client.setToken(made.accessToken);
        const CreateAccessKeyBody key{hostile.right(60).trimmed(), {AccessScope::Read}, {}};
        QCOMPARE(client.post("/api/v1/auth/access-keys", key).as<CreatedAccessKey>().key.name, key.name);
        QCOMPARE(client.get("/api/v1/auth/access-keys").as<Page<AccessKey>>().items.at(0).name, key.name);
        QCOMPARE(client.get("/api/v1/users/me").as<User>(), made.user);
        QCOMPARE(served.identity.toVerify.at(0).to.displayName, body.displayName);
    }
};

QTEST_GUILESS_MAIN(AccountSecurityApiTest)
#include "account_security_api_test.moc"
