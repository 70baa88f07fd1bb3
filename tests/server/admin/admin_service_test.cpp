// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/admin_service.h"
#include "server/directory/directory_service.h"
#include "server/identity/accounts.h"
#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_service.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

/// People, and an admin over them.
class House {
public:
    explicit House(Engine engine)
        : base(engine)
    {
        identity::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::registerConstraints(base.options.constraints);
        mentorship::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        mentorship.listen(base.bus);
        base.bus.freeze();
        boss = person(u"boss@example.org"_s, u"Jefa"_s, {Role::Admin});
    }

    UserId person(const QString& email, const QString& name, const std::vector<Role>& roles,
        const std::optional<QString>& username = {})
    {
        base.clock.advance(1s);
        return base.database().writeNow([&](Transaction& tx) {
            identity::accounts::NewAccount account;
            account.email = email;
            account.displayName = name;
            account.username = username;
            account.emailVerified = true;
            account.passwordHash = "none";
            account.roles = roles;
            return identity::accounts::create(tx, account);
        });
    }
    template <class F>
    auto write(F f)
    {
        return base.database().writeNow(std::move(f));
    }
    std::vector<UserId> users(const AdminUserQuery& query = {})
    {
        std::vector<UserId> ids;
        for (const AdminUser& user :
            base.database().readNow([&](Transaction& tx) { return admin.users(tx, query).items; }))
            ids.push_back(user.id);
        return ids;
    }
    std::vector<UserId> search(const QString& text)
    {
        AdminUserQuery query;
        query.q = text;
        return users(query);
    }
    std::vector<AuditEntry> log()
    {
        return base.database().readNow([](Transaction& tx) { return audit::entries(tx, {}).items; });
    }
    audit::Actor by() const { return audit::Actor::user(boss); }
    template <class F>
    static std::optional<ErrorCode> problemOf(F f)
    {
        try {
            f();
        } catch (const Problem& problem) {
            return problem.code();
        }
        return std::nullopt;
    }

    TestDatabase base;
    directory::DirectoryService directory;
    mentorship::MentorshipService mentorship{directory};
    const identity::AccessTokens tokens{identity::SigningKey::fromSeed({})};
    const admin::AdminService admin{Registration::Open, tokens};
    UserId boss;
};

using Ids = std::vector<UserId>;

} // namespace

class AdminServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statementsAreUnderstood_data() { engines(); }
    void statementsAreUnderstood()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }

    void findsAccounts_data() { engines(); }
    void findsAccounts()
    {
        QFETCH(Engine, engine);
        House house(engine);
        const UserId nunez = house.person(u"p.nunez@escuela.example"_s, u"Pilar Núñez"_s, {Role::Mentor});
        const UserId odd =
            house.person(u"odd@example.org"_s, u"100%_Bob!'\"\\"_s, {Role::Apprentice}, u"Bob_9"_s);
        const UserId both = house.person(u"both@example.org"_s, u"Zoë"_s, {Role::Apprentice, Role::Mentor});

        QVERIFY(house.users() == (Ids{both, odd, nunez, house.boss}));
        QVERIFY(house.search(u"NUNEZ"_s) == Ids{nunez}); // by name and by address
        QVERIFY(house.search(u"núñ"_s) == Ids{nunez});
        QVERIFY(house.search(u"@Escuela"_s) == Ids{nunez});
        QVERIFY(house.search(u"bob_"_s) == Ids{odd});
        // What means something to LIKE, or to SQL, is a character like others.
        for (const char* text : {"100%", "%_b", "!'", "'\"\\", "\\"})
            QVERIFY2(house.search(QString::fromUtf8(text)) == Ids{odd}, text);
        QVERIFY(house.search(u"100%b"_s).empty());
        QVERIFY(house.search(u"' OR 1=1 --"_s).empty());
        QVERIFY(house.search(u""_s).size() == 4U);

        AdminUserQuery query;
        query.role = Role::Mentor;
        QVERIFY(house.users(query) == (Ids{both, nunez}));
        query.q = u"zoe"_s;
        QVERIFY(house.users(query) == Ids{both});

        house.write([&](Transaction& tx) { house.admin.suspend(tx, house.by(), odd, {u"Why"_s, {}}); });
        house.write([&](Transaction& tx) { identity::accounts::remove(tx, nunez); });
        QVERIFY(house.users() == (Ids{both, odd, house.boss}));
        query = {};
        query.state = UserState::Active;
        QVERIFY(house.users(query) == (Ids{both, house.boss}));
        query.state = UserState::Suspended;
        QVERIFY(house.users(query) == Ids{odd});
        query.state = UserState::Deleted;
        QVERIFY(house.users(query) == Ids{nunez});
        QVERIFY(house.search(u"nunez"_s).empty());

        query = {};
        query.limit = 2;
        const auto page = [&] {
            return house.base.database().readNow(
                [&](Transaction& tx) { return house.admin.users(tx, query); });
        };
        query.cursor = page().nextCursor;
        QVERIFY(query.cursor);
        const auto rest = page();
        QCOMPARE(rest.items.size(), 1U);
        QVERIFY(rest.items[0].id == house.boss && !rest.nextCursor);
    }

    void actsAreWrittenDown_data() { engines(); }
    void actsAreWrittenDown()
    {
        QFETCH(Engine, engine);
        House house(engine);
        const UserId ana = house.person(u"ana@example.org"_s, u"Ana"_s, {Role::Apprentice});
        const AdminUser promoted = house.write([&](Transaction& tx) {
            return house.admin.setRoles(tx, house.by(), ana, {{Role::Mentor, Role::Apprentice}});
        });
        QCOMPARE(promoted.roles, (std::vector{Role::Apprentice, Role::Mentor}));
        const Instant until = house.base.clock.now() + 24h;
        const AdminUser suspended = house.write([&](Transaction& tx) {
            return house.admin.suspend(tx, house.by(), ana, {u"Rude <script>"_s, until});
        });
        QCOMPARE(suspended.state, UserState::Suspended);
        QCOMPARE(suspended.suspendedUntil, until);
        QVERIFY(suspended.suspensionReason == u"Rude <script>"_s);
        UpdateUserBody body{u"Ana María"_s, u"ana_m"_s, UiLocale::Spanish, u"Europe/Madrid"_s};
        const User edited =
            house.write([&](Transaction& tx) { return house.admin.edit(tx, house.by(), ana, body); });
        QCOMPARE(edited.displayName, u"Ana María"_s);
        QCOMPARE(edited.email, u"ana@example.org"_s);
        const AdminUser restored =
            house.write([&](Transaction& tx) { return house.admin.restore(tx, house.by(), ana); });
        QCOMPARE(restored.state, UserState::Active);
        QVERIFY(!restored.suspendedUntil && !restored.suspensionReason);
        // What changes nothing, and what somebody does to themselves, is no such act.
        house.write([&](Transaction& tx) { house.admin.restore(tx, house.by(), ana); });
        house.write([&](Transaction& tx) { house.admin.edit(tx, audit::Actor::user(ana), ana, body); });

        const auto log = house.log();
        QCOMPARE(log.size(), 4U);
        QCOMPARE(log[3].act, AuditAct::RolesChanged);
        QVERIFY(log[3].actor == house.boss);
        QVERIFY(log[3].subject == ana.toString());
        QCOMPARE(log[3].details,
            (std::vector<AuditDetail>{{u"before"_s, u"apprentice"_s}, {u"roles"_s, u"apprentice mentor"_s}}));
        QCOMPARE(log[2].act, AuditAct::UserSuspended);
        QCOMPARE(log[2].details[0].value, u"Rude <script>"_s);
        QCOMPARE(log[1].act, AuditAct::UserEdited);
        QCOMPARE(log[1].details,
            (std::vector<AuditDetail>{{u"fields"_s, u"displayName username locale timeZone"_s}}));
        QCOMPARE(log[0].act, AuditAct::UserRestored);
    }

    void refuses_data() { engines(); }
    void refuses()
    {
        QFETCH(Engine, engine);
        House house(engine);
        const UserId ana = house.person(u"ana@example.org"_s, u"Ana"_s, {Role::Apprentice}, u"ana"_s);
        const UserId gone = house.person(u"gone@example.org"_s, u"Gone"_s, {Role::Mentor});
        house.write([&](Transaction& tx) { identity::accounts::remove(tx, gone); });
        for (const UserId id : {gone, UserId::generate(house.base.clock.now())}) {
            const auto refused = [&](auto act) {
                return House::problemOf([&] { house.write(act); }) == ErrorCode::NotFound;
            };
            QVERIFY(refused(
                [&](Transaction& tx) { house.admin.setRoles(tx, house.by(), id, {{Role::Mentor}}); }));
            QVERIFY(refused([&](Transaction& tx) { house.admin.suspend(tx, house.by(), id, {u"x"_s, {}}); }));
            QVERIFY(refused([&](Transaction& tx) { house.admin.restore(tx, house.by(), id); }));
            QVERIFY(refused([&](Transaction& tx) {
                house.admin.edit(tx, house.by(), id, {u"X"_s, {}, UiLocale::English, u"UTC"_s});
            }));
        }
        QVERIFY(House::problemOf([&] {
            house.write([&](Transaction& tx) {
                house.admin.suspend(tx, house.by(), ana, {u"x"_s, house.base.clock.now()});
            });
        }) == ErrorCode::ValidationFailed);
        QVERIFY(House::problemOf([&] {
            house.write([&](Transaction& tx) {
                house.admin.edit(tx, house.by(), house.boss, {u"X"_s, u"ANA"_s, UiLocale::English, u"UTC"_s});
            });
        }) == ErrorCode::UsernameTaken);
        QVERIFY(House::problemOf([&] {
            house.write(
                [&](Transaction& tx) { house.admin.setRoles(tx, house.by(), house.boss, {{Role::Mentor}}); });
        }) == ErrorCode::LastAdmin);
        const admin::AdminService closed(Registration::Closed, house.tokens);
        QVERIFY(House::problemOf([&] {
            house.write([&](Transaction& tx) { closed.invite(tx, house.by(), {}); });
        }) == ErrorCode::RegistrationClosed);
        QVERIFY(house.log().empty());
    }

    /// Nobody waits for somebody who cannot answer, and relations go on.
    void suspensionSettlesWhatWaits_data() { engines(); }
    void suspensionSettlesWhatWaits()
    {
        QFETCH(Engine, engine);
        House house(engine);
        const UserId ana = house.person(u"ana@example.org"_s, u"Ana"_s, {Role::Apprentice, Role::Mentor});
        const UserId luis = house.person(u"luis@example.org"_s, u"Luis"_s, {Role::Apprentice, Role::Mentor});
        const UserId eva = house.person(u"eva@example.org"_s, u"Eva"_s, {Role::Apprentice, Role::Mentor});
        const auto send = [&](UserId from, UserId to) {
            return house
                .write([&](Transaction& tx) {
                    return house.mentorship.send(tx, from, {to, u"Please"_s, {}});
                })
                .id;
        };
        const auto sent = send(ana, luis);
        const auto received = send(luis, ana);
        const auto other = send(luis, eva);
        const auto shared = send(eva, ana);
        house.write([&](Transaction& tx) { house.mentorship.accept(tx, ana, shared); });
        house.write([&](Transaction& tx) {
            house.admin.suspend(tx, house.by(), ana, {u"Why"_s, house.base.clock.now() + 1h});
        });
        const auto status = [&](UserId user, MentorshipRequestId id) {
            return house.base.database().readNow(
                [&](Transaction& tx) { return house.mentorship.request(tx, user, id); });
        };
        QCOMPARE(status(luis, sent).status, RequestStatus::Withdrawn);
        QCOMPARE(status(luis, received).status, RequestStatus::Expired);
        QCOMPARE(status(luis, received).message, u"Please"_s);
        QVERIFY(!status(luis, received).mentor.deleted);
        QCOMPARE(status(luis, other).status, RequestStatus::Pending);
        MentorshipQuery active;
        active.status = MentorshipStatus::Active;
        QCOMPARE(
            house.base.database()
                .readNow([&](Transaction& tx) { return house.mentorship.mentorships(tx, eva, active, {}); })
                .items.size(),
            1U);
        QVERIFY(House::problemOf([&] { send(luis, ana); }) == ErrorCode::NotFound);

        house.base.clock.advance(1h);
        QCOMPARE(house.write([&](Transaction& tx) { return house.admin.restoreDue(tx, 10); }), 1);
        QCOMPARE(house.log().front().act, AuditAct::UserRestored);
        QCOMPARE(house.log().front().origin, AuditOrigin::Server);
        send(luis, ana); // found again

        // Gone for good: the name goes, the history stays.
        house.write([&](Transaction& tx) { identity::accounts::remove(tx, ana); });
        const MentorshipRequest history = status(eva, shared);
        QVERIFY(history.mentor.deleted && history.mentor.displayName.isEmpty());
        QVERIFY(!history.apprentice.deleted);
        QCOMPARE(history.status, RequestStatus::Accepted);
        QCOMPARE(
            house.base.database()
                .readNow([&](Transaction& tx) { return house.mentorship.mentorships(tx, eva, active, {}); })
                .items.size(),
            0U);
    }
};

QTEST_GUILESS_MAIN(AdminServiceTest)
#include "admin_service_test.moc"
