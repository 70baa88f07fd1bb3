// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_service.h"
#include "server/demo/demo.h"
#include "server/demo/demo_data.h"
#include "server/identity/accounts.h"
#include "server/identity/user_repository.h"
#include "server/reviews/review_service.h"
#include "server/scheduling/session_reminders.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <map>
#include <set>

using namespace gremio;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using storage::Transaction;

namespace {

/// A database that the demo people have moved into.
class Village {
public:
    explicit Village(Engine engine)
        : base(engine)
    {
        identity::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::registerConstraints(base.options.constraints);
        mentorship::repository::registerConstraints(base.options.constraints);
        directory::DirectoryService::listen(base.bus);
        mentorship.listen(base.bus);
        chat::ChatService::listen(base.bus);
        scheduling::reminders::listen(base.bus);
        base.bus.freeze();
    }

    demo::Accounts fill() { return demo::fill(base.database(), base.clock, hasher, directory, mentorship); }

    UserId find(const QString& email)
    {
        return base.database()
            .readNow([&](Transaction& tx) { return identity::accounts::find(tx, email); })
            .value_or(UserId());
    }

    std::vector<MentorshipRequest> requestsOf(const QString& email)
    {
        return base.database().readNow([&](Transaction& tx) {
            return mentorship.requests(tx, *identity::accounts::find(tx, email), {{}, {}, 100, {}}, {}).items;
        });
    }

    TestDatabase base;
    identity::PasswordHasher hasher{{1, 64}};
    directory::DirectoryService directory;
    mentorship::MentorshipService mentorship{directory};
};

/// Of one request, what does not depend on the day it was made.
QString gist(const MentorshipRequest& request, Instant now)
{
    return u"%1 %2>%3 %4 %5"_s.arg(QString(toText(request.status)), request.apprentice.displayName,
        request.mentor.displayName, request.message, QString::number((now - request.createdAt) / 1min));
}

} // namespace

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remindsOnlyOfWhatIsToCome_data() { engines(); }
    void remindsOnlyOfWhatIsToCome()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        village.fill();
        const auto fire = [&] {
            return village.base.database().writeNow(
                [](Transaction& tx) { return scheduling::reminders::fire(tx, 1000); });
        };
        QCOMPARE(fire(), 0);
        village.base.clock.set(village.base.clock.now() + 24h);
        QVERIFY(fire() > 0);
    }

    void movesIn_data() { engines(); }
    void movesIn()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        const Instant now = village.base.clock.now();
        const demo::Accounts accounts = village.fill();
        QVERIFY(village.base.clock.now() == now);
        QCOMPARE(accounts.list.size(), std::size_t(33));

        std::map<Role, int> roles;
        std::set<UiLocale> locales;
        std::map<RequestStatus, int> statuses;
        for (const demo::Account& account : accounts.list) {
            for (const Role role : account.roles)
                ++roles[role];
            village.base.database().readNow([&](Transaction& tx) {
                const auto user = identity::accounts::find(tx, account.email);
                QVERIFY2(user, qPrintable(account.email));
                const auto live = identity::repository::liveUser(tx, *user);
                QVERIFY(live && live->emailVerified && live->createdAt < now);
                locales.insert(live->locale);
                const Profile profile = village.directory.profile(tx, *user);
                QCOMPARE(profile.displayName, account.name);
                QVERIFY(profile.headline && profile.location && !profile.languages.empty());
                for (const MentorshipRequest& request :
                    village.mentorship.requests(tx, *user, {RequestDirection::Out, {}, 100, {}}, {}).items) {
                    ++statuses[request.status];
                    QVERIFY(request.createdAt <= now && (!request.settledAt || *request.settledAt <= now));
                }
            });
        }
        QCOMPARE(roles, (std::map<Role, int>{{Role::Apprentice, 20}, {Role::Mentor, 13}, {Role::Admin, 1}}));
        QCOMPARE(locales.size(), std::size_t(2));
        for (const auto& [status, name] : EnumNames<RequestStatus>::values)
            QVERIFY2(statuses[status] >= 3, name);

        const auto credentials = village.base.database().readNow([&](Transaction& tx) {
            return identity::repository::credentials(
                tx, *identity::accounts::find(tx, u"lucia@gremio.example"_s));
        });
        QVERIFY(credentials && credentials->passwordHash);
        QCOMPARE(village.hasher.verify(*credentials->passwordHash, accounts.password),
            identity::PasswordHasher::Verdict::Right);
        const QString printed = demo::table(accounts);
        QVERIFY(printed.contains(accounts.password) && printed.contains(u"Lucía Ferrer"_s));
        QCOMPARE(printed.count(u'@'), 33);
    }

    void looksLivedIn_data() { engines(); }
    void looksLivedIn()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        const Instant now = village.base.clock.now();
        village.fill();
        const auto requests = village.requestsOf(u"lucia@gremio.example"_s);
        QVERIFY(now - requests.front().createdAt == 20min);
        QCOMPARE(requests.front().apprentice.displayName, u"Íñigo Salas"_s);
        const auto amina = std::find_if(requests.begin(), requests.end(),
            [](const auto& request) { return request.apprentice.displayName == u"Amina Benali"_s; });
        QVERIFY(amina != requests.end());
        QVERIFY(now - amina->createdAt > 5 * 24h && amina->expiresAt - now < 9 * 24h);
        const auto jonas = std::find_if(requests.begin(), requests.end(),
            [](const auto& request) { return request.mentor.displayName == u"Jonas Keller"_s; });
        QVERIFY(jonas != requests.end());
        QCOMPARE(jonas->status, RequestStatus::Expired);
        QVERIFY(jonas->settledAt == jonas->expiresAt);
    }

    void talks_data() { engines(); }
    void talks()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        village.fill();
        const UserId lucia = village.find(u"lucia@gremio.example"_s);
        village.base.database().readNow([&](Transaction& tx) {
            const auto chats = chat::ChatService::chats(tx, lucia, {}, 100);
            QCOMPARE(chats.size(), std::size_t(5));
            qint64 unread = 0;
            int edited = 0;
            int deleted = 0;
            for (const Chat& one : chats) {
                QVERIFY(one.mayWrite && one.lastMessage);
                unread += one.unread;
                for (const Message& message :
                    chat::ChatService::history(tx, lucia, {one.id, {}, {}, 100}).items) {
                    QVERIFY(message.createdAt < village.base.clock.now());
                    edited += message.editedAt ? 1 : 0;
                    deleted += message.deletedAt ? 1 : 0;
                }
            }
            QCOMPARE(unread, 5);
            QVERIFY(edited > 0 && deleted > 0);
        });
    }

    void review_data() { engines(); }
    void review()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        village.fill();
        const UserId lucia = village.find(u"lucia@gremio.example"_s);
        const UserId daniel = village.find(u"daniel@gremio.example"_s);
        village.base.database().readNow([&](Transaction& tx) {
            const api::Caller caller{lucia, {}, api::RoleSet{Role::Apprentice, Role::Mentor}};
            const auto ofDaniel = reviews::ReviewService::ofUser(tx, caller, daniel, {}, {}, 100);
            QCOMPARE(ofDaniel.size(), std::size_t(9));
            for (const Review& review : ofDaniel)
                QVERIFY(review.rating > 0 && *review.revealedAt <= village.base.clock.now());
            // To Daniel and Iker, who have written already, and to Samuel, who has not.
            QCOMPARE(reviews::ReviewService::owedBy(tx, lucia).items.size(), std::size_t(3));
            QCOMPARE(reviews::ReviewService::owedBy(tx, daniel).items.size(), std::size_t(0));
        });
    }

    void isTheSameEveryTime()
    {
        const auto gists = [] {
            Village village(Engine::Sqlite);
            village.base.clock.advance(1000h); // whenever it is
            village.fill();
            QStringList lines;
            for (const char* who : {"lucia", "tomas", "hannah"}) {
                for (const auto& request : village.requestsOf(QString::fromUtf8(who) + u"@gremio.example"_s))
                    lines.append(gist(request, village.base.clock.now()));
            }
            return lines;
        };
        const QStringList first = gists();
        QVERIFY(first.size() > 15);
        QCOMPARE(gists(), first);
    }

    void movesIntoEmptyHousesOnly_data() { engines(); }
    void movesIntoEmptyHousesOnly()
    {
        QFETCH(Engine, engine);
        Village village(engine);
        village.fill();
        QVERIFY_THROWS_EXCEPTION(demo::NotEmpty, village.fill());
        QCOMPARE(village.requestsOf(u"lucia@gremio.example"_s).size(), std::size_t(12));
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
