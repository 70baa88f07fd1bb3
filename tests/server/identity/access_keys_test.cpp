// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_key_repository.h"
#include "server/identity/accounts.h"
#include "server/identity/identity_chores.h"
#include "server/storage/connection.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

class AccessKeysTest : public QObject {
    Q_OBJECT

    static CreatedAccessKey make(IdentityFixture& identity, UserId user,
        std::vector<AccessScope> scopes = {AccessScope::Read}, std::optional<Instant> end = {})
    {
        return identity.write([&](Transaction& tx) {
            return identity.accessKeys.create(tx, user, {u"cron"_s, scopes, end});
        });
    }
    static bool works(IdentityFixture& identity, const CreatedAccessKey& key)
    {
        try {
            identity.authenticate(key.token);
            return true;
        } catch (const Problem& problem) {
            return problem.code() != ErrorCode::Unauthenticated;
        }
    }

private Q_SLOTS:
    void actsForItsAccount_data() { test::engines(); }
    void actsForItsAccount()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const CreatedAccessKey made =
            make(identity, rosa.user.id, {AccessScope::WriteProfile, AccessScope::Read});
        QVERIFY(made.token.startsWith(u"gre_"));
        QCOMPARE(made.token.size(), 47);
        QCOMPARE(made.key.scopes, (std::vector{AccessScope::Read, AccessScope::WriteProfile}));
        QCOMPARE(made.key.createdAt, identity.base.clock.now());
        QVERIFY(!made.key.lastUsedAt);
        QCOMPARE(identity.keysMade.size(), 1U);
        QCOMPARE(identity.keysMade[0].to.email, rosa.user.email);

        const api::Caller caller = identity.authenticate(made.token);
        QCOMPARE(caller.user, rosa.user.id);
        QVERIFY(caller.signIn.isNull());
        QCOMPARE(caller.accessKey, made.key.id);
        QCOMPARE(caller.scopes, (api::ScopeSet{AccessScope::Read, AccessScope::WriteProfile}));
        QVERIFY(caller.has(Role::Apprentice) && !caller.has(Role::Mentor));
        identity.write([&](Transaction& tx) { accounts::setRoles(tx, rosa.user.id, {Role::Mentor}); });
        QVERIFY(!identity.authenticator.cached(made.token.toLatin1()));
        QVERIFY(identity.authenticate(made.token).has(Role::Mentor));

        storage::Connection connection(identity.base.url(), {});
        connection.open();
        QCOMPARE(connection.select(u"SELECT token_hash FROM access_keys"_s).at(0).at(0).toString(),
            QString::fromLatin1(sha256(made.token.toLatin1()).toHex()));
    }

    void endsAtOnce_data() { test::engines(); }
    void endsAtOnce()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const SignedIn eva = identity.signUp(IdentityFixture::registration(u"eva@example.org"_s));
        const CreatedAccessKey made = make(identity, rosa.user.id);
        const auto end = [&](UserId user) {
            identity.write([&](Transaction& tx) { identity.accessKeys.end(tx, user, made.key.id); });
        };
        QVERIFY(works(identity, made));
        QCOMPARE(IdentityFixture::codeOf([&] { end(eva.user.id); }), ErrorCode::NotFound);
        QVERIFY(works(identity, made));
        end(rosa.user.id);
        QVERIFY(!identity.authenticator.cached(made.token.toLatin1()));
        QVERIFY(!works(identity, made));
        QCOMPARE(IdentityFixture::codeOf([&] { end(rosa.user.id); }), ErrorCode::NotFound);
    }

    void endsWithItsTimeAndItsAccount_data() { test::engines(); }
    void endsWithItsTimeAndItsAccount()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const Instant now = identity.base.clock.now();
        const CreatedAccessKey brief = make(identity, rosa.user.id, {AccessScope::Read}, now + 1h);
        const CreatedAccessKey lasting = make(identity, rosa.user.id);
        QCOMPARE(IdentityFixture::codeOf([&] { make(identity, rosa.user.id, {AccessScope::Read}, now); }),
            ErrorCode::ValidationFailed);
        identity.base.clock.advance(1h - 1ms);
        QVERIFY(works(identity, brief));
        QVERIFY(identity.authenticator.cached(brief.token.toLatin1()));
        identity.base.clock.advance(1ms);
        QVERIFY(!identity.authenticator.cached(brief.token.toLatin1()));
        QVERIFY(!works(identity, brief));
        QVERIFY(works(identity, lasting));
        QCOMPARE(
            identity.read([&](Transaction& tx) { return identity.accessKeys.list(tx, rosa.user.id); }).items,
            std::vector{lasting.key});

        // She is signed in nowhere, so no sign-in's end tells the other processes.
        identity.write([&](Transaction& tx) { identity.service.logOutEverywhere(tx, rosa.user.id); });
        QVERIFY(works(identity, lasting));
        identity.write([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        QVERIFY(!identity.authenticator.cached(lasting.token.toLatin1()));
        QVERIFY(!works(identity, lasting));
        identity.write([&](Transaction& tx) { accounts::restore(tx, rosa.user.id); });
        QVERIFY(works(identity, lasting));
        identity.write([&](Transaction& tx) { accounts::remove(tx, rosa.user.id); });
        QVERIFY(!works(identity, lasting));
    }

    void thereAreFew_data() { test::engines(); }
    void thereAreFew()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        make(identity, rosa.user.id, {AccessScope::Read}, identity.base.clock.now() + 1h);
        const auto results = identity.race<bool>(40, [&](Transaction& tx, int) {
            identity.accessKeys.create(tx, rosa.user.id, {u"cron"_s, {AccessScope::Read}, {}});
            return true;
        });
        QCOMPARE(std::count_if(results.begin(), results.end(),
                     [](const auto& result) { return std::holds_alternative<bool>(result); }),
            24);
        QCOMPARE(
            IdentityFixture::codeOf([&] { make(identity, rosa.user.id); }), ErrorCode::TooManyAccessKeys);
        identity.base.clock.advance(1h);
        make(identity, rosa.user.id);
    }

    void useIsWrittenDown_data() { test::engines(); }
    void useIsWrittenDown()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const CreatedAccessKey made = make(identity, rosa.user.id);
        const auto lastUsed = [&] {
            return identity.read([&](Transaction& tx) { return identity.accessKeys.list(tx, rosa.user.id); })
                .items.at(0)
                .lastUsedAt;
        };
        identity.authenticate(made.token);
        identity.base.clock.advance(5min);
        QVERIFY(identity.authenticator.cached(made.token.toLatin1()));
        QVERIFY(!lastUsed());
        {
            const IdentityChores chores(identity.database(), identity.security, identity.authenticator);
            QTRY_VERIFY(lastUsed().has_value());
        }
        QCOMPARE(*lastUsed(), identity.base.clock.now());
        QVERIFY(identity.authenticator.takeUsedKeys().isEmpty());
        const Instant earlier = identity.base.clock.now() - 1min;
        identity.write([&](Transaction& tx) { repository::useAccessKey(tx, made.key.id, earlier); });
        QCOMPARE(*lastUsed(), identity.base.clock.now()); // of two processes the later counts
    }

    void garbageIsNoKey_data() { test::engines(); }
    void garbageIsNoKey()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const CreatedAccessKey made = make(identity, rosa.user.id);
        const QString secret = made.token.mid(4);
        for (const QString& bad : {u"gre_"_s, u"gre_x"_s, u"gre_"_s + QString(43, u'A'), secret,
                 made.token + u'=', made.token.chopped(1), u"GRE_"_s + secret, made.token + u' ',
                 u"gre_"_s + QString(5000, u'A')})
            QCOMPARE(
                IdentityFixture::codeOf([&] { identity.authenticate(bad); }), ErrorCode::Unauthenticated);
        QVERIFY(works(identity, made));
    }
};

QTEST_GUILESS_MAIN(AccessKeysTest)
#include "access_keys_test.moc"
