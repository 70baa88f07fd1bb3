// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

/// Suspended for a while, and who must stay.
class SuspensionTest : public QObject {
    Q_OBJECT

    static UserId admin(IdentityFixture& identity, int number)
    {
        return identity.write([&](Transaction& tx) {
            accounts::NewAccount account;
            account.email = u"admin%1@example.org"_s.arg(number);
            account.displayName = u"Admin"_s;
            account.emailVerified = true;
            account.passwordHash = "none";
            account.roles = {Role::Admin};
            return accounts::create(tx, account);
        });
    }
    template <class F>
    static ErrorCode writing(IdentityFixture& identity, F f)
    {
        return IdentityFixture::codeOf([&] { identity.write(f); });
    }

private Q_SLOTS:
    void endsByItself_data() { test::engines(); }
    void endsByItself()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const SignedIn rosa = identity.signUp();
        const Instant end = identity.base.clock.now() + 24h;
        identity.write([&](Transaction& tx) {
            accounts::suspend(tx, rosa.user.id, {end, u"Spam, <b>again</b>"_s});
        });
        try {
            identity.logIn(rosa.user.email, IdentityFixture::password);
            QFAIL("is in");
        } catch (const Problem& problem) {
            QCOMPARE(problem.code(), ErrorCode::AccountSuspended);
            QCOMPARE(problem.detail(), u"Spam, <b>again</b>"_s);
            QCOMPARE(problem.retryAfter(), 24h);
        }
        QVERIFY(identity.write([&](Transaction& tx) { return accounts::restoreDue(tx, 10); }).empty());
        identity.base.clock.advance(24h);
        identity.logIn(rosa.user.email, IdentityFixture::password); // before any chore ran
        QVERIFY(identity.write([&](Transaction& tx) { return accounts::restoreDue(tx, 10); }).empty());

        identity.write([&](Transaction& tx) {
            accounts::suspend(tx, rosa.user.id, {identity.base.clock.now() + 1h, std::nullopt});
        });
        // Longer, while it is going on.
        identity.write([&](Transaction& tx) {
            accounts::suspend(tx, rosa.user.id, {identity.base.clock.now() + 3h, u"More"_s});
        });
        identity.base.clock.advance(2h);
        QVERIFY(identity.write([&](Transaction& tx) { return accounts::restoreDue(tx, 10); }).empty());
        identity.base.clock.advance(1h);
        const auto restored = identity.write([&](Transaction& tx) { return accounts::restoreDue(tx, 10); });
        QVERIFY(restored == std::vector{rosa.user.id});
        identity.logIn(rosa.user.email, IdentityFixture::password);
    }

    void theLastAdminStays_data() { test::engines(); }
    void theLastAdminStays()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine);
        const UserId one = admin(identity, 1);
        const auto refused = [&](UserId user) {
            QCOMPARE(
                writing(identity, [&](Transaction& tx) { accounts::setRoles(tx, user, {Role::Mentor}); }),
                ErrorCode::LastAdmin);
            QCOMPARE(writing(identity, [&](Transaction& tx) { accounts::suspend(tx, user); }),
                ErrorCode::LastAdmin);
            QCOMPARE(writing(identity, [&](Transaction& tx) { accounts::remove(tx, user); }),
                ErrorCode::LastAdmin);
        };
        refused(one);
        identity.write([&](Transaction& tx) { accounts::setRoles(tx, one, {Role::Mentor, Role::Admin}); });
        const UserId two = admin(identity, 2);
        identity.write([&](Transaction& tx) { accounts::suspend(tx, two); });
        refused(one); // the other cannot come in
        identity.write([&](Transaction& tx) { accounts::restore(tx, two); });
        identity.write([&](Transaction& tx) { accounts::suspend(tx, one); });
        refused(two);
        identity.write([&](Transaction& tx) { accounts::restore(tx, one); });
        identity.write([&](Transaction& tx) { accounts::remove(tx, one); });
        refused(two);
    }

    /// Each of ten admins takes the role from the next, or suspends or deletes them, all at once.
    void oneAdminIsLeft_data() { test::engines(); }
    void oneAdminIsLeft()
    {
        QFETCH(Engine, engine);
        for (int round = 0; round < 5; ++round) {
            IdentityFixture identity(engine);
            std::vector<UserId> admins;
            admins.reserve(10);
            for (int i = 0; i < 10; ++i)
                admins.push_back(admin(identity, i));
            const auto results = identity.race<int>(10, [&](Transaction& tx, int racer) {
                const UserId user = admins[std::size_t(racer)];
                if (racer % 3 == 0)
                    accounts::setRoles(tx, user, {Role::Mentor});
                else if (racer % 3 == 1)
                    accounts::suspend(tx, user);
                else
                    accounts::remove(tx, user);
                return 1;
            });
            QCOMPARE(std::count(
                         results.begin(), results.end(), decltype(results)::value_type(ErrorCode::LastAdmin)),
                1);
        }
    }
};

QTEST_GUILESS_MAIN(SuspensionTest)
#include "suspension_test.moc"
