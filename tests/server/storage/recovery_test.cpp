// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/connection.h"
#include "server/storage/migrator.h"
#include "tests/server/storage/storage_fixture.h"
#include "tests/support/postgres_cluster.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Statement endMySession("test/end_my_session");
constexpr Statement smallDisk("test/small_disk");
constexpr Statement largeDisk("test/large_disk");

template <class F>
std::optional<ErrorCode> codeOf(F f)
{
    try {
        f();
    } catch (const Problem& problem) {
        return problem.code();
    }
    return std::nullopt;
}

void incrementFirst(Transaction& tx)
{
    tx.query(increment).bind("id", 1).exec();
}

int firstCounter(Database& database)
{
    return database.readNow(
        [](Transaction& tx) { return tx.query(counterById).bind("id", 1).value<int>().value(); });
}

class RecoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outlivesARestart_data()
    {
        QTest::addColumn<bool>("crash");
        QTest::newRow("in good order") << false;
        QTest::newRow("crash") << true;
    }
    void outlivesARestart()
    {
        QFETCH(bool, crash);
        PostgresCluster cluster(PostgresCluster::Durability::Real); // what was committed is still there
        cluster.createDatabase(u"restarted"_s);
        ManualClock clock(instantFromMillis(0));
        EventBus bus;
        QCOMPARE(Migrator(cluster.databaseUrl(u"restarted"_s), clock, schemaFolder).migrate(), 2);
        Options options;
        options.readers = 1;
        options.writers = 2;
        options.patience = 30s;
        Database database(cluster.databaseUrl(u"restarted"_s), clock, bus, options);
        database.writeNow(incrementFirst);
        QCOMPARE(firstCounter(database), 1);

        cluster.stop(crash);
        QSemaphore ended;
        std::atomic<int> failures = 0;
        const auto done = [&](std::exception_ptr error) {
            failures += error ? 1 : 0;
            ended.release();
        };
        for (int i = 0; i < 10; ++i)
            database.write(incrementFirst, done);
        database.read([](Transaction& tx) { tx.query(counters).exists(); }, done);
        QVERIFY(!ended.tryAcquire(1, 200)); // they wait for the server rather than fail
        cluster.start();
        QVERIFY(ended.tryAcquire(11, 60'000));
        QCOMPARE(failures, 0);
        QCOMPARE(firstCounter(database), 11);
        QVERIFY(database.stats().reconnects >= 2);
    }

    void patienceEnds()
    {
        PostgresCluster cluster;
        cluster.createDatabase(u"gone"_s);
        ManualClock clock(instantFromMillis(0));
        EventBus bus;
        Migrator(cluster.databaseUrl(u"gone"_s), clock, schemaFolder).migrate();
        Options options;
        options.patience = 50ms;
        Database database(cluster.databaseUrl(u"gone"_s), clock, bus, options);
        database.writeNow(incrementFirst);
        cluster.stop();
        QCOMPARE(codeOf([&] { database.writeNow(incrementFirst); }), ErrorCode::Unavailable);
        QCOMPARE(codeOf([&] { firstCounter(database); }), ErrorCode::Unavailable);
        cluster.start();
        database.writeNow(incrementFirst);
        QCOMPARE(firstCounter(database), 2);
    }

    void aLostSessionIsReplaced()
    {
        TestDatabase base(Engine::Postgres, schemaFolder);
        base.options.writers = 1;
        Database& database = base.database();
        std::atomic<int> runs = 0;
        database.writeNow([&](Transaction& tx) {
            incrementFirst(tx);
            if (++runs == 1)
                tx.query(endMySession).exists();
        });
        QCOMPARE(runs, 2);
        QCOMPARE(firstCounter(database), 1);
        QCOMPARE(database.stats().reconnects, 1U);

        runs = 0;
        database.readNow([&](Transaction& tx) {
            if (++runs == 1)
                tx.query(endMySession).exists();
        });
        QCOMPARE(runs, 2);
    }

    void aLostCommitIsNotDoneTwice()
    {
        TestDatabase base(Engine::Postgres, schemaFolder);
        base.execute(u"CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"_s);
        base.execute(u"CREATE CONSTRAINT TRIGGER leaves AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED "
                     "FOR EACH ROW EXECUTE FUNCTION leave()"_s);
        std::atomic<int> runs = 0;
        std::atomic<int> events = 0;
        base.bus.afterCommit<int>([&](const int&) { ++events; });
        Database& database = base.database();
        QCOMPARE(codeOf([&] {
            database.writeNow([&](Transaction& tx) {
                ++runs;
                tx.raise(1);
                tx.query(insertNote).bind("text", u"perhaps"_s).exec();
            });
        }),
            ErrorCode::Unavailable);
        QCOMPARE(runs, 1);
        QCOMPARE(events, 0);
        database.writeNow(incrementFirst);
        QCOMPARE(firstCounter(database), 1);
    }

    void aWrongAddressIsToldAtOnce()
    {
        const ManualClock clock(instantFromMillis(0));
        const EventBus bus;
        QVERIFY_THROWS_EXCEPTION(
            StorageError, Database(PostgresCluster::shared().databaseUrl(u"there_is_none"_s), clock, bus));
        QVERIFY_THROWS_EXCEPTION(
            StorageError, Database(DatabaseUrl::sqliteFile(u"/no/such/directory/x.sqlite"_s), clock, bus));
    }

    void aHalfReadQueryHoldsNoSnapshot()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        base.options.readers = 1;
        Database& database = base.database();
        database.readNow([](Transaction& tx) {
            Query half = tx.query(counters);
            QVERIFY(half.next());
        });
        QVERIFY_THROWS_EXCEPTION(Problem, database.readNow([](Transaction& tx) {
            Query half = tx.query(counters);
            QVERIFY(half.next());
            throw Problem(ErrorCode::NotFound);
        }));
        QVERIFY_THROWS_EXCEPTION(Problem, database.writeNow([](Transaction& tx) {
            Query half = tx.query(counters);
            QVERIFY(half.next());
            throw Problem(ErrorCode::NotFound);
        }));
        for (int i = 0; i < 20; ++i)
            database.writeNow(incrementFirst);
        const QString wal = base.url().database() + u"-wal"_s;
        QVERIFY(QFileInfo(wal).size() > 0);
        Connection other(base.url(), {.busyTimeout = 10s});
        other.open();
        const auto result = other.select(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        QCOMPARE(result.at(0).at(0).toInt(), 0); // 1: something was in the way
        QCOMPARE(QFileInfo(wal).size(), 0);
    }

    void aFileThatIsHeldIsUnavailable()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        base.options.busyTimeout = 20ms;
        Database& database = base.database();
        {
            Connection other(base.url(), {});
            other.open();
            other.execute(u"BEGIN IMMEDIATE"_s);
            QCOMPARE(codeOf([&] { database.writeNow(incrementFirst); }), ErrorCode::Unavailable);
            QCOMPARE(firstCounter(database), 0); // readers do not mind
            other.execute(u"ROLLBACK"_s);
        }
        database.writeNow(incrementFirst);
        QCOMPARE(firstCounter(database), 1);
    }

    void aFullDiskPasses()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Database& database = base.database();
        const auto addLarge = [](Transaction& tx) {
            tx.query(insertNote).bind("text", QString(1'000'000, u'x')).exec();
        };
        database.writeNow([](Transaction& tx) { tx.query(smallDisk).exists(); });
        QCOMPARE(codeOf([&] { database.writeNow(addLarge); }), ErrorCode::Unavailable);

        // In a group, only the job that does not fit fails.
        QSemaphore running;
        QSemaphore go;
        QSemaphore ended;
        std::atomic<int> failures = 0;
        const auto done = [&](std::exception_ptr error) {
            failures += error ? 1 : 0;
            ended.release();
        };
        database.write(
            [&](Transaction&) {
                running.release();
                go.acquire();
            },
            done);
        running.acquire();
        database.write(incrementFirst, done);
        database.write(addLarge, done);
        database.write(incrementFirst, done);
        go.release();
        QVERIFY(ended.tryAcquire(4, 60'000));
        QCOMPARE(failures, 1);
        QCOMPARE(firstCounter(database), 2);

        database.writeNow([](Transaction& tx) { tx.query(largeDisk).exists(); });
        database.writeNow(addLarge);
        QCOMPARE(database.readNow([](Transaction& tx) { return tx.query(countNotes).value<int>(); }), 1);
    }

    void aWatchSeesWhatOthersCommit_data() { engines(); }
    void aWatchSeesWhatOthersCommit()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        std::atomic<int> runs = 0;
        std::atomic<int> seen = -1;
        const auto watch = database.watch(5ms, [&](Transaction& tx) {
            seen = tx.query(counterById).bind("id", 1).value<int>().value();
            ++runs;
        });
        QTRY_COMPARE(seen, 0);
        database.writeNow(incrementFirst);
        QTRY_COMPARE(seen, 1);
        base.execute(u"UPDATE counters SET value = 7 WHERE id = 1"_s);
        QTRY_COMPARE(seen, 7);
        if (engine == Engine::Sqlite) {
            QTest::qWait(60); // a dozen rounds in which nothing is committed
            QVERIFY2(runs <= 5, qPrintable(QString::number(runs))); // each commit can be seen twice
        } else
            QTRY_VERIFY(runs > 5);
    }
};

} // namespace

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
