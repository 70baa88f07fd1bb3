// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
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

class SignInsTest : public QObject {
    Q_OBJECT

    static SignedIn good(const std::variant<SignedIn, Problem>& outcome)
    {
        return std::get<SignedIn>(outcome); // throws, which fails the test
    }
    /// Whether it is thrown or told after a commit.
    static ErrorCode refused(IdentityFixture& identity, const QString& token, const QByteArray& key = {})
    {
        return IdentityFixture::codeOf([&] {
            const auto outcome = identity.refresh(token, key);
            if (const auto* problem = std::get_if<Problem>(&outcome))
                throw *problem;
        });
    }
    static bool isLive(IdentityFixture& identity, const SignedIn& signIn)
    {
        try {
            identity.authenticate(signIn.accessToken);
            return true;
        } catch (const Problem&) {
            return false;
        }
    }
    static QVariant count(IdentityFixture& identity, const QString& sql)
    {
        storage::Connection connection(identity.base.url(), {});
        connection.open();
        return connection.select(sql).at(0).at(0);
    }

private Q_SLOTS:
    void rotates_data() { test::engines(); }
    void rotates()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        identity.base.clock.advance(1min);
        const SignedIn second = good(identity.refresh(first.refreshToken));
        QVERIFY(second.refreshToken != first.refreshToken);
        QVERIFY(second.accessToken != first.accessToken);
        QCOMPARE(second.user, first.user);
        const SignedIn third = good(identity.refresh(second.refreshToken));
        QVERIFY(isLive(identity, third));
        QCOMPARE(
            identity.authenticate(third.accessToken).signIn, identity.authenticate(first.accessToken).signIn);
    }

    void reuseEndsTheFamilyAndNoOther_data() { test::engines(); }
    void reuseEndsTheFamilyAndNoOther()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn stolen = identity.signUp();
        const SignedIn elsewhere = identity.logIn(u"rosa@example.org"_s, IdentityFixture::password);
        const SignedIn second = good(identity.refresh(stolen.refreshToken));
        QVERIFY(isLive(identity, second));
        QCOMPARE(refused(identity, stolen.refreshToken), ErrorCode::RefreshReuse);
        QVERIFY(!isLive(identity, second));
        QVERIFY(!identity.authenticator.cached(second.accessToken.toLatin1()));
        QCOMPARE(refused(identity, second.refreshToken), ErrorCode::RefreshReuse);
        QCOMPARE(identity.ended.size(), 1U);
        QCOMPARE(identity.ended[0].reason, SignInEnd::RefreshReuse);
        QCOMPARE(identity.ended[0].user, stolen.user.id);
        QVERIFY(isLive(identity, elsewhere));
        good(identity.refresh(elsewhere.refreshToken));
    }

    void aRetryGetsTheSameSuccessor_data() { test::engines(); }
    void aRetryGetsTheSameSuccessor()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        const SignedIn second = good(identity.refresh(first.refreshToken, "key"));
        identity.base.clock.advance(10s);
        const SignedIn again = good(identity.refresh(first.refreshToken, "key"));
        QCOMPARE(again.refreshToken, second.refreshToken);
        QVERIFY(isLive(identity, again));
        QCOMPARE(count(identity, u"SELECT count(*) FROM refresh_tokens WHERE used_at IS NULL"_s).toInt(), 1);
        good(identity.refresh(again.refreshToken, "key"));
    }

    void aRetryIsReuse_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("successorUsed");
        for (const auto& [engine, name] :
            {std::pair{Engine::Sqlite, "sqlite"}, std::pair{Engine::Postgres, "postgres"}}) {
            QTest::addRow("%s: too late", name) << engine << QByteArray("key") << 11 << false;
            QTest::addRow("%s: another key", name) << engine << QByteArray("other") << 1 << false;
            QTest::addRow("%s: no key", name) << engine << QByteArray() << 1 << false;
            QTest::addRow("%s: successor used", name) << engine << QByteArray("key") << 1 << true;
        }
    }
    void aRetryIsReuse()
    {
        QFETCH(Engine, engine);
        QFETCH(QByteArray, key);
        QFETCH(int, seconds);
        QFETCH(bool, successorUsed);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        const SignedIn second = good(identity.refresh(first.refreshToken, "key"));
        if (successorUsed)
            good(identity.refresh(second.refreshToken));
        identity.base.clock.advance(std::chrono::seconds(seconds));
        QCOMPARE(refused(identity, first.refreshToken, key), ErrorCode::RefreshReuse);
        QVERIFY(!isLive(identity, second));
    }

    void racersForOneToken_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::addColumn<QByteArray>("key");
        for (const auto& [engine, name] :
            {std::pair{Engine::Sqlite, "sqlite"}, std::pair{Engine::Postgres, "postgres"}}) {
            QTest::addRow("%s: no key", name) << engine << QByteArray();
            QTest::addRow("%s: each its own key", name) << engine << QByteArray("%");
            QTest::addRow("%s: one key", name) << engine << QByteArray("key");
        }
    }
    void racersForOneToken()
    {
        QFETCH(Engine, engine);
        QFETCH(QByteArray, key);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        // Empty for the problem that is told and committed.
        const auto results = identity.race<QString>(200, [&](Transaction& tx, int i) {
            const auto own = key == "%" ? QByteArray::number(i) : key;
            const auto outcome = identity.service.refresh(tx, {first.refreshToken}, own);
            const auto* answer = std::get_if<SignedIn>(&outcome);
            return answer ? answer->refreshToken : QString();
        });
        QSet<QString> successors;
        int told = 0;
        int thrown = 0;
        for (const auto& result : results) {
            if (const auto* code = std::get_if<ErrorCode>(&result)) {
                QCOMPARE(*code, ErrorCode::RefreshReuse);
                ++thrown;
            } else if (std::get<QString>(result).isEmpty()) {
                ++told;
            } else {
                successors.insert(std::get<QString>(result));
            }
        }
        QCOMPARE(successors.size(), 1);
        QCOMPARE(count(identity, u"SELECT count(*) FROM refresh_tokens"_s).toInt(), 2);
        if (key == "key") {
            QCOMPARE(told + thrown, 0);
            QVERIFY(isLive(identity, first));
            good(identity.refresh(*successors.begin()));
        } else {
            QCOMPARE(told, 1); // it ended the family
            QCOMPARE(thrown, 198); // they found it ended
            QVERIFY(!isLive(identity, first));
            QCOMPARE(refused(identity, *successors.begin()), ErrorCode::RefreshReuse);
            QCOMPARE(identity.ended.size(), 1U);
        }
    }

    void idleTokensDie_data() { test::engines(); }
    void idleTokensDie()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        const SignedIn other = identity.logIn(u"rosa@example.org"_s, IdentityFixture::password);
        identity.base.clock.advance(14 * 24h - 1s);
        good(identity.refresh(first.refreshToken));
        identity.base.clock.advance(1s);
        QCOMPARE(refused(identity, other.refreshToken), ErrorCode::Unauthenticated);
    }

    void noSignInOutlivesSixtyDays_data() { test::engines(); }
    void noSignInOutlivesSixtyDays()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        SignedIn newest = identity.signUp();
        for (int day = 10; day < 60; day += 10) {
            identity.base.clock.advance(10 * 24h);
            newest = good(identity.refresh(newest.refreshToken));
        }
        identity.base.clock.advance(10 * 24h - 1s);
        newest = good(identity.refresh(newest.refreshToken));
        QVERIFY(isLive(identity, newest));
        identity.base.clock.advance(1s);
        QCOMPARE(refused(identity, newest.refreshToken), ErrorCode::Unauthenticated);
        QVERIFY(!isLive(identity, newest)); // although the access token has minutes left
    }

    void whatIsOverIsForgotten_data() { test::engines(); }
    void whatIsOverIsForgotten()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        SignedIn newest = identity.signUp();
        for (int week = 0; week < 8; ++week) { // a token a week, each good for two: one used, one not
            identity.base.clock.advance(7 * 24h);
            newest = good(identity.refresh(newest.refreshToken));
        }
        QCOMPARE(count(identity, u"SELECT count(*) FROM refresh_tokens"_s).toInt(), 2);
        const auto logIn = [&] { identity.logIn(u"rosa@example.org"_s, IdentityFixture::password); };
        const QString signIns = u"SELECT count(*) FROM sign_ins"_s;
        logIn();
        QCOMPARE(count(identity, signIns).toInt(), 2);
        identity.base.clock.advance(4 * 24h);
        logIn();
        QCOMPARE(count(identity, signIns).toInt(), 2); // the first, sixty days old, went
        QCOMPARE(count(identity, u"SELECT count(*) FROM refresh_tokens"_s).toInt(), 2);
    }

    void garbageIsNoToken_data() { test::engines(); }
    void garbageIsNoToken()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        for (const QString& bad :
            {QString(), u"x"_s, QString(43, u'A'), first.accessToken, first.refreshToken + u'='})
            QCOMPARE(refused(identity, bad), ErrorCode::Unauthenticated);
        QVERIFY(isLive(identity, first));
    }

    void onlyHashesAreStored_data() { test::engines(); }
    void onlyHashesAreStored()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        good(identity.refresh(first.refreshToken));
        const QString hash = QString::fromLatin1(sha256(first.refreshToken.toLatin1()).toHex());
        QCOMPARE(
            count(identity,
                u"SELECT count(*) FROM refresh_tokens WHERE token_hash = '%1' OR parent_hash = '%1'"_s.arg(
                    hash))
                .toInt(),
            2);
        QCOMPARE(
            count(identity, u"SELECT count(*) FROM refresh_tokens WHERE length(token_hash) <> 64"_s).toInt(),
            0);
        QCOMPARE(
            count(identity, u"SELECT count(*) FROM users WHERE password_hash LIKE '$argon2id$%'"_s).toInt(),
            1);
    }

    void aFamilyHasOneLiveLeaf_data() { test::engines(); }
    void aFamilyHasOneLiveLeaf()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn first = identity.signUp();
        const SignInId family = identity.authenticate(first.accessToken).signIn;
        QVERIFY_THROWS_EXCEPTION(storage::StorageError, identity.write([&](Transaction& tx) {
            repository::insertRefreshToken(tx, QByteArray(64, 'a'), family, {}, tx.now() + 1h);
        }));
    }

    void loggingOutEndsOneSignIn_data() { test::engines(); }
    void loggingOutEndsOneSignIn()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn here = identity.signUp();
        const SignedIn there = identity.logIn(u"rosa@example.org"_s, IdentityFixture::password);
        const api::Caller caller = identity.authenticate(here.accessToken);
        QVERIFY(identity.authenticator.cached(here.accessToken.toLatin1()));
        identity.write([&](Transaction& tx) { identity.service.logOut(tx, caller.signIn); });
        QVERIFY(!identity.authenticator.cached(here.accessToken.toLatin1()));
        QVERIFY(!isLive(identity, here));
        QCOMPARE(refused(identity, here.refreshToken), ErrorCode::Unauthenticated);
        QVERIFY(isLive(identity, there));
        QCOMPARE(identity.ended.size(), 1U);
        QCOMPARE(identity.ended[0].signIn, caller.signIn);
        identity.write([&](Transaction& tx) { identity.service.logOut(tx, caller.signIn); });
        QCOMPARE(identity.ended.size(), 1U);
    }

    void loggingOutEverywhereEndsAll_data() { test::engines(); }
    void loggingOutEverywhereEndsAll()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn here = identity.signUp();
        const SignedIn there = identity.logIn(u"rosa@example.org"_s, IdentityFixture::password);
        const SignedIn somebody = identity.signUp(IdentityFixture::registration(u"other@example.org"_s));
        identity.write([&](Transaction& tx) { identity.service.logOutEverywhere(tx, here.user.id); });
        QVERIFY(!isLive(identity, here));
        QVERIFY(!isLive(identity, there));
        QVERIFY(isLive(identity, somebody));
        QCOMPARE(identity.ended.size(), 2U);
    }

    void otherProcessesAreHeard_data() { test::engines(); }
    void otherProcessesAreHeard()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const auto watch = identity.authenticator.watch(identity.database());
        identity.authenticate(rosa.accessToken);
        // As another process has it: a database of its own, and nobody here listens to its events.
        storage::EventBus elsewhere;
        storage::Database other(identity.base.url(), identity.base.clock, elsewhere);
        other.writeNow([&](Transaction& tx) { accounts::suspend(tx, rosa.user.id); });
        QTRY_VERIFY(!identity.authenticator.cached(rosa.accessToken.toLatin1()));
        QVERIFY(!isLive(identity, rosa));
    }

    void cacheIsBoundedAndExpires()
    {
        IdentityFixture identity(Engine::Sqlite);
        TokenAuthenticator small(identity.tokens, identity.base.clock, 4);
        const SignedIn rosa = identity.signUp();
        const auto signIn = identity.authenticate(rosa.accessToken).signIn;
        QList<QByteArray> tokens;
        for (int i = 0; i < 6; ++i) {
            tokens += identity.tokens.make(rosa.user.id, signIn, identity.base.clock.now());
            identity.read([&](Transaction& tx) { return small.authenticate(tokens.back(), tx); });
        }
        const auto known = std::count_if(tokens.begin(), tokens.end(),
            [&](const QByteArray& token) { return small.cached(token).has_value(); });
        QVERIFY2(known >= 2 && known <= 4, QByteArray::number(qint64(known)));
        QVERIFY(small.cached(tokens.back()));
        identity.base.clock.advance(10min + 29s);
        QVERIFY(small.cached(tokens.back()));
        identity.base.clock.advance(1s);
        QVERIFY(!small.cached(tokens.back()));
        QCOMPARE(IdentityFixture::codeOf([&] {
            identity.read([&](Transaction& tx) { return small.authenticate(tokens.back(), tx); });
        }),
            ErrorCode::TokenExpired);
    }

    void whatWasReadBeforeAChangeIsNotRemembered()
    {
        IdentityFixture identity(Engine::Sqlite);
        const SignedIn rosa = identity.signUp();
        const QByteArray token = rosa.accessToken.toLatin1();
        // A reader that began before the suspension was committed, and remembers what it saw after it.
        identity.read([&](Transaction& tx) {
            repository::securityVersion(tx); // the snapshot is taken here
            std::thread([&] {
                identity.write([&](Transaction& later) { accounts::suspend(later, rosa.user.id); });
            }).join();
            identity.authenticator.authenticate(token, tx); // its snapshot says that she may
        });
        QVERIFY(!identity.authenticator.cached(token));
    }
};

QTEST_GUILESS_MAIN(SignInsTest)
#include "sign_ins_test.moc"
