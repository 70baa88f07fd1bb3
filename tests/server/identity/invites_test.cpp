// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"
#include "server/identity/invites.h"
#include "shared/core/json_encoding.h"
#include "tests/server/identity/identity_fixture.h"

#include <QTest>

using namespace gremio;
using namespace gremio::identity;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;
using test::Engine;
using test::IdentityFixture;

class InvitesTest : public QObject {
    Q_OBJECT

    static IssuedInvite issue(IdentityFixture& identity, const CreateInviteBody& body = {})
    {
        return identity.write(
            [&](Transaction& tx) { return invites::issue(tx, audit::Actor::commandLine(), body); });
    }
    static RegisterBody registration(const QString& code, const QString& email = u"rosa@example.org"_s)
    {
        RegisterBody body = IdentityFixture::registration(email);
        body.inviteCode = code;
        return body;
    }
    static ErrorCode registering(IdentityFixture& identity, const RegisterBody& body)
    {
        return IdentityFixture::codeOf([&] { identity.signUp(body); });
    }
    static std::vector<Invite> list(IdentityFixture& identity, const InviteQuery& query = {})
    {
        return identity.read([&](Transaction& tx) { return invites::list(tx, query).items; });
    }
    static std::vector<AuditAct> acts(IdentityFixture& identity)
    {
        std::vector<AuditAct> acts;
        for (const AuditEntry& entry :
            identity.read([](Transaction& tx) { return audit::entries(tx, {}).items; }))
            acts.insert(acts.begin(), entry.act);
        return acts;
    }

private Q_SLOTS:
    void letsOnePersonIn_data() { test::engines(); }
    void letsOnePersonIn()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Invite);
        QCOMPARE(registering(identity, IdentityFixture::registration()), ErrorCode::InviteRequired);
        QCOMPARE(registering(identity, registration(u"' OR '1'='1"_s)), ErrorCode::InviteInvalid);
        QCOMPARE(identity.hasher.computed(), 0U); // nothing costly was done for them

        const IssuedInvite issued = issue(identity);
        QCOMPARE(issued.code.size(), 32);
        QCOMPARE(issued.invite.expiresAt, identity.base.clock.now() + 7 * 24h);
        const SignedIn rosa = identity.signUp(registration(issued.code));
        QCOMPARE(rosa.user.roles, std::vector{Role::Apprentice}); // as she said
        QCOMPARE(
            registering(identity, registration(issued.code, u"eva@example.org"_s)), ErrorCode::InviteUsed);
        const Invite used = list(identity).front();
        QCOMPARE(used.state, InviteState::Used);
        QVERIFY(used.usedBy == rosa.user.id);
        QCOMPARE(used.usedAt, identity.base.clock.now());
        QCOMPARE(acts(identity), (std::vector{AuditAct::InviteCreated, AuditAct::InviteUsed}));
    }

    void saysWhatTheAccountIs_data() { test::engines(); }
    void saysWhatTheAccountIs()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine); // where everybody may register, an invite still says more
        CreateInviteBody body;
        body.roles = {Role::Admin, Role::Mentor};
        const SignedIn rosa = identity.signUp(registration(issue(identity, body).code));
        QCOMPARE(rosa.user.roles, (std::vector{Role::Mentor, Role::Admin}));
        QVERIFY(identity.authenticate(rosa.accessToken).has(Role::Admin));
    }

    void isForOneAddress_data() { test::engines(); }
    void isForOneAddress()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Invite);
        CreateInviteBody body;
        body.email = u"Rosa@Example.org"_s;
        const QString code = issue(identity, body).code;
        QCOMPARE(
            registering(identity, registration(code, u"eva@example.org"_s)), ErrorCode::InviteOtherEmail);
        const SignedIn rosa = identity.signUp(registration(code, u"ROSA@example.org"_s));
        QCOMPARE(list(identity).front().email, body.email);
        identity.write([&](Transaction& tx) { accounts::remove(tx, rosa.user.id); });
        QVERIFY(!list(identity).front().email); // it would say who that was
        body.email = u"no address"_s;
        QCOMPARE(IdentityFixture::codeOf([&] { issue(identity, body); }), ErrorCode::ValidationFailed);
    }

    void ends_data() { test::engines(); }
    void ends()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Invite);
        CreateInviteBody body;
        const auto refused = [&](Instant end) {
            body.expiresAt = end;
            return IdentityFixture::codeOf([&] { issue(identity, body); });
        };
        const Instant now = identity.base.clock.now();
        QCOMPARE(refused(now), ErrorCode::ValidationFailed);
        QCOMPARE(refused(now + 91 * 24h), ErrorCode::ValidationFailed);
        body.expiresAt = now + 1h;
        const QString late = issue(identity, body).code;
        const IssuedInvite unwanted = issue(identity);
        const auto revoke = [&](InviteId id) {
            return IdentityFixture::codeOf([&] {
                identity.write([&](Transaction& tx) { invites::revoke(tx, audit::Actor::server(), id); });
                throw Problem(ErrorCode::Forbidden); // so that there is a code to tell
            });
        };
        QCOMPARE(revoke(unwanted.invite.id), ErrorCode::Forbidden);
        QCOMPARE(revoke(unwanted.invite.id), ErrorCode::Forbidden); // again: nothing happens
        QCOMPARE(revoke(InviteId::generate(now)), ErrorCode::NotFound);
        QCOMPARE(registering(identity, registration(unwanted.code)), ErrorCode::InviteInvalid);
        identity.base.clock.advance(1h);
        QCOMPARE(registering(identity, registration(late)), ErrorCode::InviteExpired);
        const IssuedInvite good = issue(identity);
        identity.signUp(registration(good.code));
        QCOMPARE(revoke(good.invite.id), ErrorCode::InviteUsed);

        for (const auto& [state, count] : {std::pair{InviteState::Used, 1U}, std::pair{InviteState::Open, 0U},
                 std::pair{InviteState::Expired, 1U}, std::pair{InviteState::Revoked, 1U}}) {
            InviteQuery query;
            query.state = state;
            QCOMPARE(list(identity, query).size(), std::size_t(count));
        }
        QCOMPARE(acts(identity),
            (std::vector{AuditAct::InviteCreated, AuditAct::InviteCreated, AuditAct::InviteRevoked,
                AuditAct::InviteCreated, AuditAct::InviteUsed}));
    }

    void closedIsClosed_data() { test::engines(); }
    void closedIsClosed()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Closed);
        QCOMPARE(registering(identity, registration(issue(identity).code)), ErrorCode::RegistrationClosed);
    }

    void onlyTheHashIsStored_data() { test::engines(); }
    void onlyTheHashIsStored()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Invite);
        const IssuedInvite issued = issue(identity);
        const auto found = identity.read(
            [&](Transaction& tx) { return invites::require(tx, issued.code, u"rosa@example.org"_s).id; });
        QVERIFY(found == issued.invite.id);
        QVERIFY(!toJson(list(identity).front()).contains(issued.code.toLatin1()));
        const auto log = identity.read([](Transaction& tx) { return audit::entries(tx, {}); });
        QVERIFY(!toJson(log).contains(issued.code.toLatin1()));
    }

    void racers_data() { test::engines(); }
    void racers()
    {
        QFETCH(Engine, engine);
        IdentityFixture identity(engine, Registration::Invite);
        const QString code = issue(identity).code;
        const auto results = identity.race<UserId>(200, [&](Transaction& tx, int racer) {
            const auto body = registration(code, u"racer%1@example.org"_s.arg(racer));
            return identity.service.registerUser(tx, body, {"hash"}).user.id;
        });
        QCOMPARE(
            std::count_if(results.begin(), results.end(), [](const auto& r) { return r.index() == 0; }), 1);
        QCOMPARE(
            std::count(results.begin(), results.end(), decltype(results)::value_type(ErrorCode::InviteUsed)),
            199);
        QCOMPARE(identity.registered.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(InvitesTest)
#include "invites_test.moc"
