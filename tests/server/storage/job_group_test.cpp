// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/done_ahead.h"
#include "tests/server/storage/jobs.h"
#include "tests/server/storage/storage_fixture.h"

#include <QTest>

#include <atomic>
#include <memory>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

/// What ahead() leaves for the jobs.
struct Seen {
    int items = 0;
};

/// Counts; and breaks when it is told to.
class Counting final : public JobGroup {
public:
    void ahead(Transaction& tx, const std::vector<const void*>& items) const override
    {
        ++aheads;
        tx.query(insertNote).bind("text", u"ahead"_s).exec();
        tx.scratch<Seen>().items = static_cast<int>(items.size());
        for (const void* item : items) {
            if (*static_cast<const int*>(item) != notDone)
                tx.scratch<DoneAhead>().items.insert(item);
        }
        if (breaksBefore)
            throw std::runtime_error("before");
    }
    void after(Transaction&) const override
    {
        if (breaksAfter)
            throw std::runtime_error("after");
    }

    mutable std::atomic<int> aheads = 0;
    int notDone = -1;
    bool breaksBefore = false;
    bool breaksAfter = false;
};

struct Told {
    int number = 0;
};

} // namespace

class JobGroupTest : public QObject {
    Q_OBJECT

    static int noteCount(Database& database)
    {
        return database.readNow(
            [](Transaction& tx) { return tx.query(countNotes).value<int>().value_or(-1); });
    }

private Q_SLOTS:
    void sharesATransactionOnPostgres_data()
    {
        QTest::addColumn<int>("broken"); // -1: ahead, 10: after, else that job
        QTest::newRow("all well") << 99;
        QTest::newRow("a job fails") << 4;
        QTest::newRow("ahead fails") << -1;
        QTest::newRow("after fails") << 10;
    }
    void sharesATransactionOnPostgres()
    {
        QFETCH(int, broken);
        TestDatabase base(Engine::Postgres, schemaFolder);
        base.options.writers = 1;
        std::vector<int> told;
        base.bus.afterCommit<Told>([&](const Told& event) { told.push_back(event.number); });
        Database& database = base.database();
        Counting group;
        group.breaksBefore = broken == -1;
        group.breaksAfter = broken == 10;
        std::vector<int> seen(10, -1);
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 10; ++i) {
                WriteHint hint;
                hint.key = 1;
                hint.group = &group;
                if (i != 7) // one that only goes along
                    hint.item = std::make_shared<const int>(i);
                database.write(
                    [&, i](Transaction& tx) {
                        seen[static_cast<std::size_t>(i)] = tx.scratch<Seen>().items;
                        tx.query(insertNote).bind("text", QString::number(i)).exec();
                        tx.raise(Told{i});
                        if (i == broken)
                            throw Problem(ErrorCode::SlotTaken);
                    },
                    ends.expect(i), hint);
            }
            plug.pull();
            QVERIFY(ends.wait(10));
        }
        const bool whole = broken == 99;
        QCOMPARE(group.aheads.load(), 1);
        QCOMPARE(ends.order(), (std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(seen, std::vector(10, whole ? 9 : 0));
        QCOMPARE(database.stats().jobs, 11U);
        std::vector<int> expected{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        if (broken == 4)
            expected.erase(expected.begin() + 4);
        QCOMPARE(told, expected); // each once, in order
        QCOMPARE(ends.failures(), broken == 4 ? 1 : 0);
        QCOMPARE(database.stats().commits, 1 + (whole ? 1U : expected.size()));
        QCOMPARE(noteCount(database), static_cast<int>(expected.size()) + (whole ? 1 : 0));
    }

    void othersStayApart()
    {
        TestDatabase base(Engine::Postgres, schemaFolder);
        base.options.writers = 1;
        Database& database = base.database();
        Counting one;
        Counting other;
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 6; ++i) {
                WriteHint hint;
                hint.key = 1;
                hint.group = i < 3 ? &one : &other;
                hint.item = std::make_shared<const int>(i);
                database.write([](Transaction&) {}, ends.expect(i), i == 5 ? WriteHint{} : hint);
            }
            plug.pull();
            QVERIFY(ends.wait(6));
        }
        QCOMPARE(database.stats().commits, 4U); // the plug's, three, two, and the one without a group
        QCOMPARE(one.aheads.load() + other.aheads.load(), 2);
    }

    void doesThingsAheadOnSqlite_data()
    {
        sharesATransactionOnPostgres_data();
        QTest::newRow("one that was not done fails") << 6;
    }
    void doesThingsAheadOnSqlite()
    {
        QFETCH(int, broken);
        TestDatabase base(Engine::Sqlite, schemaFolder);
        std::vector<int> told;
        base.bus.afterCommit<Told>([&](const Told& event) { told.push_back(event.number); });
        Database& database = base.database();
        Counting group;
        group.notDone = 6;
        group.breaksBefore = broken == -1;
        group.breaksAfter = broken == 10;
        std::vector<int> seen(10, -1);
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 10; ++i) {
                WriteHint hint;
                hint.key = 1;
                hint.group = &group;
                if (i != 7) // one that only goes along
                    hint.item = std::make_shared<const int>(i);
                database.write(
                    [&, i](Transaction& tx) {
                        seen[static_cast<std::size_t>(i)] = tx.scratch<Seen>().items;
                        tx.query(insertNote).bind("text", QString::number(i)).exec();
                        tx.raise(Told{i});
                        if (i == broken)
                            throw Problem(ErrorCode::SlotTaken);
                    },
                    ends.expect(i), i == 8 ? WriteHint{} : hint);
            }
            plug.pull();
            QVERIFY(ends.wait(10));
        }
        // Only who had nothing done ahead may fail without the others beginning anew.
        const bool whole = broken == 99 || broken == 6;
        const int failed = broken == 4 || broken == 6 ? broken : -1;
        QCOMPARE(group.aheads.load(), 1);
        QCOMPARE(ends.order(), (std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
        if (whole)
            QCOMPARE(seen, (std::vector{8, 8, 8, 8, 8, 8, 0, 0, 0, 8}));
        else
            QCOMPARE(seen, std::vector(10, 0));
        std::vector<int> expected;
        for (int i = 0; i < 10; ++i) {
            if (i != failed)
                expected.push_back(i);
        }
        QCOMPARE(told, expected); // each once, in order
        QCOMPARE(ends.failures(), failed < 0 ? 0 : 1);
        QCOMPARE(database.stats().commits, 1 + (whole ? 1U : expected.size()));
        QCOMPARE(noteCount(database), static_cast<int>(expected.size()) + (whole ? 1 : 0));
    }

    /// What is alone has nothing in common with anybody.
    void aloneOnSqliteIsNotDoneAhead()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Counting group;
        Ends ends;
        {
            Plug plug(base.database());
            WriteHint hint;
            hint.key = 1;
            hint.group = &group;
            hint.item = std::make_shared<const int>(0);
            base.database().write([](Transaction&) {}, ends.expect(0), hint);
            base.database().write([](Transaction&) {}, ends.expect(1));
            plug.pull();
            QVERIFY(ends.wait(2));
        }
        QCOMPARE(group.aheads.load(), 0);
    }
};

QTEST_GUILESS_MAIN(JobGroupTest)
#include "job_group_test.moc"
