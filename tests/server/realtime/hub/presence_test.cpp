// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/events.h"
#include "server/realtime/hub/presence.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <semaphore>

using namespace gremio;
using namespace gremio::realtime;
using test::Engine;

namespace {

constexpr int people = 2'000;
constexpr int soon = 20'000; // milliseconds

} // namespace

/// Many who come and go at once cost a bounded number of jobs, of which few run at the same time.
class PresenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyAtOnce_data() { test::engines(); }
    void manyAtOnce()
    {
        QFETCH(Engine, engine);
        test::TestDatabase base(engine);
        storage::Database& database = base.database();
        EventTable events;
        Outlet outlet; // leads nowhere
        HubOptions options;
        options.offlineAfter = std::chrono::milliseconds(0);
        std::atomic<int> asked = 0; // jobs
        std::atomic<int> running = 0;
        std::atomic<int> mostRunning = 0;
        std::atomic<std::size_t> mostPeople = 0; // in one job
        std::counting_semaphore<people> gate(0); // the first job waits until all have come
        PresenceBook book(outlet, events.tells<UserStatus>("user:status", "test", "Who is there"), options);
        book.addContacts([&](storage::Transaction&, std::span<const UserId> users) {
            const int now = ++running;
            mostRunning = std::max<int>(mostRunning, now);
            mostPeople = std::max(mostPeople.load(), users.size());
            if (++asked == 1)
                gate.acquire();
            --running;
            return std::vector<std::pair<UserId, UserId>>();
        });
        book.start(database);

        std::vector<UserId> users;
        users.reserve(people);
        for (int n = 0; n < people; ++n)
            users.push_back(UserId::generate(base.clock.now()));
        const auto are = [&](Presence status) {
            return std::all_of(
                users.begin(), users.end(), [&](UserId user) { return book.of(user) == status; });
        };
        for (std::size_t n = 0; n < users.size(); ++n) {
            book.arrived(users[n], socketio::SocketId{n + 1});
            book.showTo(users[n], socketio::SocketId{n + 1});
        }
        gate.release();
        QTRY_VERIFY_WITH_TIMEOUT(are(Presence::Online), soon);
        constexpr int perJob = 32;
        const int forAll = people / perJob + 5;
        QVERIFY2(asked <= forAll, qPrintable(QString::number(asked)));
        QCOMPARE(mostRunning, 1);

        const auto before = database.stats();
        asked = 100; // nobody waits at the gate
        for (std::size_t n = 0; n < users.size(); ++n)
            book.left(users[n], socketio::SocketId{n + 1});
        QCOMPARE(database.stats().jobs, before.jobs); // perhaps they blink
        book.tick();
        QVERIFY(database.stats().waiting <= 2);
        QTRY_VERIFY_WITH_TIMEOUT(are(Presence::Offline), soon);
        const auto after = database.stats();
        QCOMPARE(after.jobs - before.jobs, quint64(people / 100));
        QVERIFY(after.commits - before.commits <= people / 100);
        QCOMPARE(asked - 100, people / 100);
        QVERIFY(mostRunning <= 2);
        QCOMPARE(mostPeople, std::size_t(100));
    }

    void statements_data() { test::engines(); }
    void statements()
    {
        QFETCH(Engine, engine);
        test::TestDatabase base(engine);
        QCOMPARE(base.brokenStatements(), QStringList());
    }
};

QTEST_GUILESS_MAIN(PresenceTest)
#include "presence_test.moc"
