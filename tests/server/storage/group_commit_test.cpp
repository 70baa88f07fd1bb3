// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/jobs.h"
#include "tests/server/storage/storage_fixture.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Noted {
    int number = 0;
};
struct Echoed {
    int number = 0;
};

void addNote(Transaction& tx, const QString& text)
{
    tx.query(insertNote).bind("text", text).exec();
}

QStringList allNotes(Database& database)
{
    const auto list = database.readNow(
        [](Transaction& tx) { return tx.query(notes).all([](Query& row) { return row.get<QString>(0); }); });
    return QStringList(list.begin(), list.end());
}

class GroupCommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitingJobsShareACommit()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 100; ++i)
                database.write(
                    [](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); }, ends.expect(i));
            QCOMPARE(database.stats().waiting, 100U);
            plug.pull();
            QVERIFY(ends.wait(100));
        }
        QCOMPARE(ends.failures(), 0);
        QCOMPARE(database.stats().jobs, 101U);
        QCOMPARE(database.stats().commits, 2U); // the plug's, and one for the hundred
        QCOMPARE(database.readNow(
                     [](Transaction& tx) { return tx.query(counterById).bind("id", 1).value<int>(); }),
            100);
    }

    void aLoneJobWaitsForNobody()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Database& database = base.database();
        for (int i = 0; i < 5; ++i)
            database.writeNow([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); });
        QCOMPARE(database.stats().commits, 5U);
    }

    void aFailingJobSpoilsNoOther_data() { engines(); }
    void aFailingJobSpoilsNoOther()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 1;
        base.options.constraints.add("accounts_email_key", "accounts.email", ErrorCode::EmailTaken);
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            database.write([](Transaction& tx) { addNote(tx, u"before"_s); }, ends.expect(0));
            database.write(
                [](Transaction& tx) {
                    addNote(tx, u"spoilt"_s);
                    throw Problem(ErrorCode::MentorFull);
                },
                ends.expect(1));
            database.write(
                [](Transaction& tx) {
                    tx.query(insertAccount).bind("email", u"a@b"_s).bind("balance", 0).exec();
                    addNote(tx, u"spoilt too"_s);
                    tx.query(insertAccount).bind("email", u"a@b"_s).bind("balance", 0).exec();
                },
                ends.expect(2));
            database.write([](Transaction&) { throw 42; }, ends.expect(3));
            database.write([](Transaction& tx) { addNote(tx, u"after"_s); }, ends.expect(4));
            plug.pull();
            QVERIFY(ends.wait(5));
        }
        QCOMPARE(ends.order(), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(ends.failures(), 3);
        QCOMPARE(ends.code(1), ErrorCode::MentorFull);
        QCOMPARE(ends.code(2), ErrorCode::EmailTaken);
        QCOMPARE(allNotes(database), (QStringList{u"after"_s, u"before"_s}));
        if (engine == Engine::Sqlite)
            QCOMPARE(database.stats().commits, 2U);
        QCOMPARE(database.readNow([](Transaction& tx) { return tx.query(countAccounts).value<int>(); }), 0);
    }

    void aFailedStatementDoomsItsJob_data() { engines(); }
    void aFailedStatementDoomsItsJob()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.constraints.add("accounts_email_key", "accounts.email", ErrorCode::EmailTaken);
        Database& database = base.database();
        bool refused = false;
        std::optional<ErrorCode> code;
        try {
            database.writeNow([&](Transaction& tx) {
                addNote(tx, u"kept by nobody"_s);
                tx.query(insertAccount).bind("email", u"a@b"_s).bind("balance", 0).exec();
                try {
                    tx.query(insertAccount).bind("email", u"a@b"_s).bind("balance", 0).exec();
                } catch (const Problem&) {
                    // Carrying on is not possible on PostgreSQL, so it is on neither.
                }
                try {
                    addNote(tx, u"nor this"_s);
                } catch (const StorageError&) {
                    refused = true;
                }
            });
        } catch (const Problem& problem) {
            code = problem.code();
        }
        QVERIFY(refused);
        QCOMPARE(code, ErrorCode::EmailTaken);
        QVERIFY(allNotes(database).isEmpty());
        // The way to carry on:
        QCOMPARE(database.writeNow([](Transaction& tx) {
            return tx.query(insertAccountIfNew).bind("email", u"a@b"_s).exec()
                + tx.query(insertAccountIfNew).bind("email", u"a@b"_s).exec();
        }),
            1);
    }

    void aGroupThatFailsAtItsCommitIsDoneOneByOne()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Database& database = base.database();
        Ends ends;
        std::atomic<int> runs = 0;
        {
            Plug plug(database);
            for (int i = 0; i < 10; ++i) {
                database.write(
                    [i, &runs](Transaction& tx) {
                        ++runs;
                        addNote(tx, QString::number(i));
                        if (i == 4) // its parent is missed only at the commit
                            tx.query(insertChild).bind("id", 1).bind("parent", 77).exec();
                    },
                    ends.expect(i));
            }
            plug.pull();
            QVERIFY(ends.wait(10));
        }
        QCOMPARE(ends.order(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(ends.failures(), 1);
        QCOMPARE(runs, 20);
        QCOMPARE(allNotes(database).size(), 9);
        QVERIFY(!allNotes(database).contains(u"4"_s));
        QCOMPARE(database.stats().jobs, 11U);
    }

    void aFailingCommitFailsTheJob_data() { engines(); }
    void aFailingCommitFailsTheJob()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 1;
        Database& database = base.database();
        std::optional<StorageError::Kind> kind;
        try {
            database.writeNow([](Transaction& tx) {
                addNote(tx, u"gone"_s);
                tx.query(insertChild).bind("id", 1).bind("parent", 77).exec();
            });
        } catch (const StorageError& error) {
            kind = error.kind();
        }
        QCOMPARE(kind, StorageError::Kind::Constraint);
        QVERIFY(allNotes(database).isEmpty());
        database.writeNow([](Transaction& tx) { addNote(tx, u"next"_s); });
        QCOMPARE(allNotes(database), (QStringList{u"next"_s}));
    }

    void eventsKeepTheirPhases_data() { engines(); }
    void eventsKeepTheirPhases()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 1;
        std::mutex mutex;
        QStringList log;
        const auto say = [&](const QString& text) {
            const std::lock_guard lock(mutex);
            log.append(text);
        };
        base.bus.inTransaction<Noted>([&](const Noted& event, Transaction& tx) {
            say(u"inside %1"_s.arg(event.number));
            addNote(tx, u"because of %1"_s.arg(event.number));
            if (event.number == 1)
                tx.raise(Echoed{10});
            if (event.number == 3)
                throw Problem(ErrorCode::Forbidden);
        });
        // What was committed is there for another connection when the listeners after the commit run.
        base.bus.afterCommit<Noted>([&](const Noted& event) {
            say(u"after %1"_s.arg(event.number));
            throw std::runtime_error("harms nobody");
        });
        base.bus.afterCommit<Echoed>([&](const Echoed& event) { say(u"echo %1"_s.arg(event.number)); });
        base.bus.freeze();
        QVERIFY_THROWS_EXCEPTION(std::logic_error, base.bus.afterCommit<Noted>([](const Noted&) {}));
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            for (int i = 1; i <= 4; ++i) {
                database.write(
                    [i, say](Transaction& tx) {
                        tx.raise(Noted{i});
                        say(u"job %1"_s.arg(i));
                        if (i == 2)
                            throw Problem(ErrorCode::Forbidden);
                    },
                    [done = ends.expect(i), say, i](std::exception_ptr error) {
                        say(u"done %1"_s.arg(i));
                        done(error);
                    });
            }
            QTest::ignoreMessage(QtWarningMsg, "a listener after the commit failed: harms nobody");
            QTest::ignoreMessage(QtWarningMsg, "a listener after the commit failed: harms nobody");
            plug.pull();
            QVERIFY(ends.wait(4));
        }
        const QStringList sqlite{u"inside 1"_s, u"job 1"_s, u"inside 2"_s, u"job 2"_s, u"inside 3"_s,
            u"inside 4"_s, u"job 4"_s, u"echo 10"_s, u"after 1"_s, u"done 1"_s, u"done 2"_s, u"done 3"_s,
            u"after 4"_s, u"done 4"_s};
        const QStringList postgres{u"inside 1"_s, u"job 1"_s, u"echo 10"_s, u"after 1"_s, u"done 1"_s,
            u"inside 2"_s, u"job 2"_s, u"done 2"_s, u"inside 3"_s, u"done 3"_s, u"inside 4"_s, u"job 4"_s,
            u"after 4"_s, u"done 4"_s};
        QCOMPARE(log, engine == Engine::Sqlite ? sqlite : postgres);
        QCOMPARE(allNotes(database), (QStringList{u"because of 1"_s, u"because of 4"_s}));
    }

    void afterCommitMeansCommitted_data() { engines(); }
    void afterCommitMeansCommitted()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        QSemaphore answered;
        std::atomic<int> seen = -1;
        Database* database = nullptr;
        base.bus.afterCommit<Noted>([&](const Noted&) {
            database->read([&](Transaction& tx) { seen = tx.query(countNotes).value<int>().value(); },
                [&](std::exception_ptr) { answered.release(); });
            answered.acquire();
        });
        database = &base.database();
        database->writeNow([](Transaction& tx) {
            addNote(tx, u"there"_s);
            tx.raise(Noted{1});
        });
        QCOMPARE(seen, 1);
    }

    void theTimeOfATransactionStandsStill_data() { engines(); }
    void theTimeOfATransactionStandsStill()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        const Instant begun = base.clock.now();
        base.database().writeNow([&](Transaction& tx) {
            base.clock.advance(1h);
            QCOMPARE(tx.now(), begun);
        });
        base.database().readNow([&](Transaction& tx) { QCOMPARE(tx.now(), begun + 1h); });
    }

    void theBacklogIsBounded_data() { engines(); }
    void theBacklogIsBounded()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 1;
        base.options.backlog = 5;
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 8; ++i)
                database.write([](Transaction&) {}, ends.expect(i));
            QVERIFY(ends.wait(3)); // refused at once
            QCOMPARE(ends.order(), (std::vector<int>{5, 6, 7}));
            QCOMPARE(ends.code(5), ErrorCode::Busy);
            QCOMPARE(ends.code(7), ErrorCode::Busy);
            plug.pull();
            QVERIFY(ends.wait(5));
        }
        QCOMPARE(ends.failures(), 3);
    }

    void jobsOfOneKeyKeepTheirOrder_data() { engines(); }
    void jobsOfOneKeyKeepTheirOrder()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 4;
        Database& database = base.database();
        Ends keys[3];
        for (int i = 0; i < 60; ++i) {
            const std::size_t key = static_cast<std::size_t>(i) % 3;
            database.write([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); },
                keys[key].expect(i), {.key = key});
        }
        for (Ends& ends : keys) {
            QVERIFY(ends.wait(20));
            QCOMPARE(ends.failures(), 0);
            const auto order = ends.order();
            QVERIFY(std::is_sorted(order.begin(), order.end()));
        }
    }

    void racersLoseNoIncrement_data() { engines(); }
    void racersLoseNoIncrement()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        threads.reserve(200);
        for (int i = 0; i < 200; ++i) {
            threads.emplace_back([&] {
                try {
                    for (int turn = 0; turn < 3; ++turn)
                        database.writeNow([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); });
                } catch (...) {
                    ++failures;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(failures, 0);
        QCOMPARE(database.readNow(
                     [](Transaction& tx) { return tx.query(counterById).bind("id", 1).value<int>(); }),
            600);
    }

    void racersForOnePlaceHaveOneWinner_data() { engines(); }
    void racersForOnePlaceHaveOneWinner()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.constraints.add("accounts_email_key", "accounts.email", ErrorCode::EmailTaken);
        Database& database = base.database();
        Ends ends;
        for (int i = 0; i < 200; ++i) {
            database.write(
                [](Transaction& tx) {
                    tx.query(insertAccount).bind("email", u"a@b"_s).bind("balance", 0).exec();
                },
                ends.expect(i));
        }
        QVERIFY(ends.wait(200));
        QCOMPARE(ends.failures(), 199);
        int taken = 0;
        for (int i = 0; i < 200; ++i)
            taken += ends.code(i) == ErrorCode::EmailTaken ? 1 : 0;
        QCOMPARE(taken, 199);
    }

    void deadlocksAreTriedAgain()
    {
        TestDatabase base(Engine::Postgres, schemaFolder);
        base.options.writers = 2;
        Database& database = base.database();
        Ends ends;
        std::atomic<int> first = 0;
        for (int i = 0; i < 2; ++i) {
            database.write(
                [i, &first](Transaction& tx) {
                    tx.query(increment).bind("id", 1 + i).exec();
                    ++first;
                    // Until both hold their first row; a second attempt need not wait.
                    for (int turn = 0; first < 2 && turn < 10'000; ++turn)
                        QThread::msleep(1);
                    tx.query(increment).bind("id", 2 - i).exec();
                },
                ends.expect(i));
        }
        QVERIFY(ends.wait(2));
        QCOMPARE(ends.failures(), 0);
        QVERIFY(database.stats().retries >= 1);
        const auto values = database.readNow([](Transaction& tx) {
            return tx.query(counters).all([](Query& row) { return row.get<int>(1); });
        });
        QCOMPARE(values, (std::vector<int>{2, 2}));
    }

    void aPriorPhaseComesFirst_data() { engines(); }
    void aPriorPhaseComesFirst()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        Ends ends;
        auto read = std::make_shared<int>(0);
        database.readThenWrite(
            [read](Transaction& tx) {
                QVERIFY(!tx.writable());
                *read = tx.query(counterById).bind("id", 1).value<int>().value() + 7;
            },
            [read](Transaction& tx) {
                QVERIFY(tx.writable());
                tx.query(setCounter).bind("id", 1).bind("value", *read).exec();
            },
            ends.expect(0));
        database.readThenWrite([](Transaction&) { throw Problem(ErrorCode::Forbidden); },
            [](Transaction&) { QFAIL("the prior phase failed"); }, ends.expect(1));
        QVERIFY(ends.wait(2));
        QCOMPARE(ends.code(1), ErrorCode::Forbidden);
        QCOMPARE(ends.failures(), 1);
        QCOMPARE(database.readNow(
                     [](Transaction& tx) { return tx.query(counterById).bind("id", 1).value<int>(); }),
            7);
    }

    void aJobMayNotWaitForAnother_data() { engines(); }
    void aJobMayNotWaitForAnother()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        QVERIFY_THROWS_EXCEPTION(std::logic_error,
            database.writeNow([&](Transaction&) { database.writeNow([](Transaction&) {}); }));
    }

    void stoppingFinishesWhatWaits_data() { engines(); }
    void stoppingFinishesWhatWaits()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        Database& database = base.database();
        Ends ends;
        for (int i = 0; i < 50; ++i)
            database.write([](Transaction& tx) { tx.query(increment).bind("id", 1).exec(); }, ends.expect(i));
        database.stop();
        QVERIFY(ends.wait(50));
        QCOMPARE(ends.failures(), 0);
        database.write([](Transaction&) {}, ends.expect(50));
        QVERIFY(ends.wait(1));
        QCOMPARE(ends.code(50), ErrorCode::Unavailable);
        database.stop();
    }
};

} // namespace

QTEST_GUILESS_MAIN(GroupCommitTest)
#include "group_commit_test.moc"
