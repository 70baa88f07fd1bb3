// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

class AccountsTest : public QObject {
    Q_OBJECT

    static ErrorCode registering(IdentityFixture& identity, const RegisterBody& body)
    {
        return IdentityFixture::codeOf([&] { identity.signUp(body); });
    }
    static ErrorCode loggingIn(IdentityFixture& identity, const QString& email, const QString& password)
    {
        return IdentityFixture::codeOf([&] { identity.logIn(email, password); });
    }

private Q_SLOTS:
    void statementsAreUnderstood_data() { test::engines(); }
    void statementsAreUnderstood()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        QCOMPARE(identity.base.brokenStatements(), QStringList());
    }

    void registers_data() { test::engines(); }
    void registers()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        RegisterBody body = IdentityFixture::registration(u"Rosa@Example.org"_s);
        body.role = SignUpRole::Mentor;
        body.username = u"Rosa"_s;
        body.locale = UiLocale::Spanish;
        body.timeZone = u"Europe/Madrid"_s;
        const SignedIn answer = identity.signUp(body);
        QCOMPARE(answer.user.email, u"Rosa@Example.org"_s);
        QVERIFY(!answer.user.emailVerified);
        QCOMPARE(answer.user.displayName, body.displayName);
        QCOMPARE(answer.user.username, body.username);
        QCOMPARE(answer.user.roles, std::vector{Role::Mentor});
        QCOMPARE(answer.user.locale, UiLocale::Spanish);
        QCOMPARE(answer.user.timeZone, u"Europe/Madrid"_s);
        QCOMPARE(answer.user.createdAt, identity.base.clock.now());
        QCOMPARE(answer.expiresIn, 600);

        const api::Caller caller = identity.authenticate(answer.accessToken);
        QCOMPARE(caller.user, answer.user.id);
        QVERIFY(caller.has(Role::Mentor) && !caller.has(Role::Apprentice) && !caller.has(Role::Admin));
        QCOMPARE(identity.registered.size(), 1U);
        QCOMPARE(identity.registered[0].user, answer.user.id);
        QCOMPARE(identity.registered[0].roles, std::vector{Role::Mentor});
        QCOMPARE(identity.registered[0].timeZone, u"Europe/Madrid"_s);
    }

    void addressAndNameAreTakenOnce_data() { test::engines(); }
    void addressAndNameAreTakenOnce()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        RegisterBody first = IdentityFixture::registration();
        first.username = u"rosa_l"_s;
        identity.signUp(first);

        const RegisterBody shouted = IdentityFixture::registration(u"ROSA@EXAMPLE.ORG"_s);
        QCOMPARE(registering(identity, shouted), ErrorCode::EmailTaken);
        // What decides is the database, for those who come between the look and the deed.
        QCOMPARE(IdentityFixture::codeOf([&] {
            identity.write([&](Transaction& tx) { identity.service.registerUser(tx, shouted, {"hash"}); });
        }),
            ErrorCode::EmailTaken);
        RegisterBody other = IdentityFixture::registration(u"other@example.org"_s);
        other.username = u"ROSA_L"_s;
        QCOMPARE(registering(identity, other), ErrorCode::UsernameTaken);
        QCOMPARE(identity.registered.size(), 1U);
    }

    void refusesWhatIsNoAccount_data() { test::engines(); }
    void refusesWhatIsNoAccount()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        RegisterBody body = IdentityFixture::registration();
        body.password = u"password1"_s;
        QCOMPARE(registering(identity, body), ErrorCode::WeakPassword);
        body.password = u"rosa@example.org"_s;
        QCOMPARE(registering(identity, body), ErrorCode::WeakPassword);
        body = IdentityFixture::registration();
        body.username = u"\u200B\u200B\u200B"_s;
        QCOMPARE(registering(identity, body), ErrorCode::ValidationFailed);
        QCOMPARE(identity.hasher.computed(), 0U); // nothing costly was done for them

        IdentityFixture closed(engine, Registration::Closed);
        QCOMPARE(registering(closed, IdentityFixture::registration()), ErrorCode::RegistrationClosed);
    }

    void racersForOneAddress_data() { test::engines(); }
    void racersForOneAddress()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const auto results = identity.race<UserId>(200, [&](Transaction& tx, int) {
            return identity.service.registerUser(tx, IdentityFixture::registration(), {"hash"}).user.id;
        });
        QCOMPARE(
            std::count_if(results.begin(), results.end(), [](const auto& r) { return r.index() == 0; }), 1);
        QCOMPARE(
            std::count(results.begin(), results.end(), decltype(results)::value_type(ErrorCode::EmailTaken)),
            199);
        QCOMPARE(identity.registered.size(), 1U);
    }

    void logsIn_data() { test::engines(); }
    void logsIn()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        const SignedIn second = identity.logIn(u"ROSA@example.ORG"_s, IdentityFixture::password);
        QCOMPARE(second.user, first.user);
        QVERIFY(second.refreshToken != first.refreshToken);
        const api::Caller one = identity.authenticate(first.accessToken);
        const api::Caller two = identity.authenticate(second.accessToken);
        QVERIFY(one.user == two.user && one.signIn != two.signIn);
    }

    void unknownAndWrongLookAlike_data() { test::engines(); }
    void unknownAndWrongLookAlike()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        identity.signUp();
        for (const QString& email : {u"rosa@example.org"_s, u"nobody@example.org"_s, u"no address"_s}) {
            const quint64 before = identity.hasher.computed();
            QCOMPARE(loggingIn(identity, email, u"wrong"_s), ErrorCode::WrongCredentials);
            QCOMPARE(identity.hasher.computed(), before + 1);
        }
    }

    void legacyHashesAreUpgraded_data() { test::engines(); }
    void legacyHashesAreUpgraded()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        accounts::NewAccount account;
        account.email = u"old@example.org"_s;
        account.displayName = u"Old"_s;
        account.passwordHash = "$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK";
        account.roles = {Role::Mentor, Role::Apprentice};
        const UserId user = identity.write([&](Transaction& tx) { return accounts::create(tx, account); });
        QCOMPARE(loggingIn(identity, account.email, u"wrong"_s), ErrorCode::WrongCredentials);
        const SignedIn answer = identity.logIn(account.email, u"U*U*"_s);
        QCOMPARE(answer.user.roles, (std::vector{Role::Apprentice, Role::Mentor}));
        const auto now = identity.read([&](Transaction& tx) { return repository::credentials(tx, user); });
        QVERIFY(now->passwordHash->startsWith("$argon2id$"));
        identity.logIn(account.email, u"U*U*"_s);
    }

    void suspendedIsToldOnlyToTheOwner_data() { test::engines(); }
    void suspendedIsToldOnlyToTheOwner()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        identity.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        QCOMPARE(loggingIn(identity, rosa.user.email, u"wrong"_s), ErrorCode::WrongCredentials);
        QCOMPARE(
            loggingIn(identity, rosa.user.email, IdentityFixture::password), ErrorCode::AccountSuspended);
        QCOMPARE(IdentityFixture::codeOf([&] { identity.authenticate(rosa.accessToken); }),
            ErrorCode::Unauthenticated);
        QCOMPARE(IdentityFixture::codeOf([&] { identity.refresh(rosa.refreshToken); }),
            ErrorCode::Unauthenticated);
        QCOMPARE(IdentityFixture::codeOf([&] {
            identity.read([&](Transaction& tx) { return identity.service.publicUser(tx, rosa.user.id); });
        }),
            ErrorCode::NotFound);
        QCOMPARE(identity.ended.size(), 1U);
        QCOMPARE(identity.ended[0].reason, SignInEnd::Suspended);

        identity.write([&](Transaction& tx) { accounts::restore(tx, rosa.user.id); });
        identity.logIn(rosa.user.email, IdentityFixture::password);
        // What had ended stays ended.
        QCOMPARE(IdentityFixture::codeOf([&] { identity.authenticate(rosa.accessToken); }),
            ErrorCode::Unauthenticated);
    }

    void logInYieldsToWhatChangedMeanwhile_data() { test::engines(); }
    void logInYieldsToWhatChangedMeanwhile()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const auto prepared =
            identity.service.prepareLogIn(identity.database(), {rosa.user.email, IdentityFixture::password});
        identity.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        QCOMPARE(IdentityFixture::codeOf(
                     [&] { identity.write([&](Transaction& tx) { identity.service.logIn(tx, prepared); }); }),
            ErrorCode::WrongCredentials);
    }

    void updates_data() { test::engines(); }
    void updates()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        RegisterBody other = IdentityFixture::registration(u"other@example.org"_s);
        other.username = u"taken"_s;
        identity.signUp(other);
        const auto update = [&](const UpdateUserBody& body) {
            return identity.write(
                [&](Transaction& tx) { return identity.service.update(tx, rosa.user.id, body); });
        };
        identity.base.clock.advance(std::chrono::seconds(1));
        const User named =
            update({u"'; DROP TABLE users; --"_s, u"rosa"_s, UiLocale::Spanish, u"America/Lima"_s});
        QCOMPARE(named.displayName, u"'; DROP TABLE users; --"_s);
        QCOMPARE(named.username, u"rosa"_s);
        QCOMPARE(named.createdAt, rosa.user.createdAt);
        QCOMPARE(identity.changed.size(), 1U);
        QCOMPARE(identity.changed[0].timeZone, u"America/Lima"_s);
        QVERIFY(!update({u"Rosa"_s, {}, UiLocale::English, u"UTC"_s}).username);
        QCOMPARE(IdentityFixture::codeOf([&] {
            update({u"Rosa"_s, u"TAKEN"_s, UiLocale::English, u"UTC"_s});
        }),
            ErrorCode::UsernameTaken);
        QCOMPARE(identity.changed.size(), 2U);
    }

    void removesWhatIsPersonal_data() { test::engines(); }
    void removesWhatIsPersonal()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        RegisterBody body = IdentityFixture::registration();
        body.username = u"rosa"_s;
        const SignedIn rosa = identity.signUp(body);
        const UserId id = rosa.user.id;
        QCOMPARE(IdentityFixture::codeOf(
                     [&] { identity.service.prepareRemove(identity.database(), id, {}, {u"wrong"_s}); }),
            ErrorCode::WrongCredentials);
        identity.service.prepareRemove(identity.database(), id, {}, {IdentityFixture::password});
        identity.write([&](Transaction& tx) { identity.service.remove(tx, id); });

        QCOMPARE(identity.deleted.size(), 1U);
        QCOMPARE(identity.ended.size(), 1U);
        QCOMPARE(IdentityFixture::codeOf([&] { identity.authenticate(rosa.accessToken); }),
            ErrorCode::Unauthenticated);
        QCOMPARE(IdentityFixture::codeOf([&] { identity.refresh(rosa.refreshToken); }),
            ErrorCode::Unauthenticated);
        QCOMPARE(loggingIn(identity, body.email, IdentityFixture::password), ErrorCode::WrongCredentials);
        QCOMPARE(IdentityFixture::codeOf(
                     [&] { identity.write([&](Transaction& tx) { identity.service.remove(tx, id); }); }),
            ErrorCode::NotFound);
        // Address and name are free again, and nothing in the old row says whose it was.
        const SignedIn again = identity.signUp(body);
        QVERIFY(again.user.id != id);
    }

    void rolesChangeAtOnce_data() { test::engines(); }
    void rolesChangeAtOnce()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        QVERIFY(!identity.authenticate(rosa.accessToken).has(Role::Admin));
        identity.write([&](Transaction& tx) {
            accounts::setRoles(tx, rosa.user.id, {Role::Admin, Role::Mentor, Role::Admin});
        });
        QVERIFY(!identity.authenticator.cached(rosa.accessToken.toLatin1()));
        const api::Caller caller = identity.authenticate(rosa.accessToken);
        QVERIFY(caller.has(Role::Admin) && caller.has(Role::Mentor) && !caller.has(Role::Apprentice));
        QCOMPARE(IdentityFixture::codeOf([&] {
            identity.write(
                [&](Transaction& tx) { accounts::setRoles(tx, UserId::generate(tx.now()), {Role::Admin}); });
        }),
            ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(AccountsTest)
#include "accounts_test.moc"
