// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/connection_log.h"
#include "server/identity/accounts.h"
#include "shared/core/json_encoding.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

/// What log-ins and refreshes leave in the connection log; and another signing key.
class ConnectionsTest : public QObject {
    Q_OBJECT

    static Device at(const QString& address)
    {
        return {u"Firefox, Linux"_s, address, u"Mozilla/5.0 (X11; Linux) Firefox/130"_s};
    }

    /// As the route does it.
    static std::variant<SignedIn, Problem> logIn(
        IdentityFixture& identity, const QString& email, const QString& password, const QString& address)
    {
        identity.base.clock.advance(std::chrono::seconds(1));
        const auto tried = identity.service.tryLogIn(identity.database(), {email, password}, {});
        return identity.write(
            [&](Transaction& tx) { return identity.service.finishLogIn(tx, tried, at(address)); });
    }

    /// Newest first.
    static std::vector<ConnectionEntry> log(IdentityFixture& identity)
    {
        return identity.read([](Transaction& tx) { return audit::connections(tx, {}).items; });
    }

private Q_SLOTS:
    void logInsAreWrittenDown_data() { test::engines(); }
    void logInsAreWrittenDown()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        QCOMPARE(log(identity).size(), 1U);

        const auto in = logIn(identity, rosa.user.email, IdentityFixture::password, u"192.0.2.1"_s);
        QVERIFY(std::holds_alternative<SignedIn>(in));
        const auto wrong = logIn(identity, rosa.user.email, u"wrong"_s, u"192.0.2.2"_s);
        QCOMPARE(std::get<Problem>(wrong).code(), ErrorCode::WrongCredentials);
        const auto unknown = logIn(identity, u"pass-word typed here"_s, u"wrong"_s, u"192.0.2.3"_s);
        QCOMPARE(std::get<Problem>(unknown).code(), ErrorCode::WrongCredentials);
        identity.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        const auto out = logIn(identity, rosa.user.email, IdentityFixture::password, u"192.0.2.4"_s);
        QCOMPARE(std::get<Problem>(out).code(), ErrorCode::AccountSuspended);

        const auto rows = log(identity);
        QCOMPARE(rows.size(), 5U);
        QCOMPARE(rows[3].kind, ConnectionKind::SignedIn);
        QVERIFY(rows[3].userAgent == u"Mozilla/5.0 (X11; Linux) Firefox/130"_s);
        QCOMPARE(rows[3].address, u"192.0.2.1"_s);
        QVERIFY(rows[2].kind == ConnectionKind::Refused && rows[2].user == rosa.user.id);
        QVERIFY(rows[1].kind == ConnectionKind::Refused && !rows[1].user);
        QVERIFY(!toJson(rows).contains("typed here"));
        QVERIFY(rows[0].kind == ConnectionKind::Refused && rows[0].user == rosa.user.id);
    }

    void aSignInThatMovesIsWrittenDown_data() { test::engines(); }
    void aSignInThatMovesIsWrittenDown()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        auto here =
            std::get<SignedIn>(logIn(identity, rosa.user.email, IdentityFixture::password, u"192.0.2.1"_s));
        auto there =
            std::get<SignedIn>(logIn(identity, rosa.user.email, IdentityFixture::password, u"192.0.2.2"_s));
        const std::size_t before = log(identity).size();
        const auto refresh = [&](SignedIn& signedIn, const QString& address) {
            identity.base.clock.advance(std::chrono::seconds(1));
            signedIn = std::get<SignedIn>(identity.write([&](Transaction& tx) {
                return identity.service.refresh(tx, {signedIn.refreshToken}, {}, at(address));
            }));
        };
        // Two places that take turns are not new to each other.
        for (int i = 0; i < 3; ++i) {
            refresh(here, u"192.0.2.1"_s);
            refresh(there, u"192.0.2.2"_s);
        }
        QCOMPARE(log(identity).size(), before);
        refresh(here, u"2001:db8::7"_s);
        refresh(here, u"2001:db8::7"_s);
        QCOMPARE(log(identity).size(), before + 1);
        QCOMPARE(log(identity)[0].kind, ConnectionKind::NewAddress);
        QCOMPARE(log(identity)[0].address, u"2001:db8::7"_s);
    }

    void anotherKeyIsTaken()
    {
        IdentityFixture identity(Engine::Sqlite);
        const SignedIn before = identity.signUp();
        const QByteArray token = before.accessToken.toLatin1();
        identity.authenticate(before.accessToken);
        QVERIFY(identity.authenticator.cached(token));
        identity.tokens.replaceKey(SigningKey::fromText(toBase64Url(QByteArray(32, 'k'))));
        identity.authenticator.forget();
        QVERIFY(!identity.authenticator.cached(token));
        QCOMPARE(IdentityFixture::codeOf([&] { identity.authenticate(before.accessToken); }),
            ErrorCode::Unauthenticated);
        const auto refreshed = identity.refresh(before.refreshToken);
        identity.authenticate(std::get<SignedIn>(refreshed).accessToken);
    }
};

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
