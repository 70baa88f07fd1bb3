// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs leave for the end of their transaction, and what is told of one commit together.
#include "tests/server/storage/jobs.h"
#include "tests/server/storage/storage_fixture.h"

#include <QTest>

#include <atomic>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

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

class BeforeCommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsLeftForTheEndComesAfterAllJobs_data() { engines(); }
    void whatIsLeftForTheEndComesAfterAllJobs()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine, schemaFolder);
        base.options.writers = 1;
        std::atomic<int> rounds = 0;
        std::atomic<int> told = 0;
        std::atomic<int> step = 0;
        base.options.together = [&](const std::function<void()>& tell) {
            ++rounds;
            tell();
            ++told;
        };
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 4; ++i) {
                database.write(
                    [i, &step](Transaction& tx) {
                        tx.beforeCommit([i, &step](Transaction& last) {
                            addNote(last, u"%1 last of %2"_s.arg(++step).arg(i));
                        });
                        addNote(tx, u"%1 job %2"_s.arg(++step).arg(i));
                        if (i == 2)
                            throw Problem(ErrorCode::NotFound); // its end goes with it
                    },
                    ends.expect(i));
            }
            plug.pull();
            QVERIFY(ends.wait(4));
        }
        QCOMPARE(ends.failures(), 1);
        if (engine == Engine::Sqlite)
            QCOMPARE(allNotes(database),
                (QStringList{u"1 job 0"_s, u"2 job 1"_s, u"4 job 3"_s, u"5 last of 0"_s, u"6 last of 1"_s,
                    u"7 last of 3"_s}));
        else // a transaction for each
            QCOMPARE(allNotes(database),
                (QStringList{u"1 job 0"_s, u"2 last of 0"_s, u"3 job 1"_s, u"4 last of 1"_s, u"6 job 3"_s,
                    u"7 last of 3"_s}));
        database.writeNow([](Transaction&) {});
        QCOMPARE(int(rounds), engine == Engine::Sqlite ? 3 : 6); // of each commit, the plug's too
        QVERIFY(told >= rounds - 1);
    }

    void anEndThatFailsIsItsOwnJobsOnly()
    {
        TestDatabase base(Engine::Sqlite, schemaFolder);
        Database& database = base.database();
        Ends ends;
        {
            Plug plug(database);
            for (int i = 0; i < 3; ++i) {
                database.write(
                    [i](Transaction& tx) {
                        tx.beforeCommit([i](Transaction& last) {
                            if (i == 1)
                                throw Problem(ErrorCode::NotFound);
                            addNote(last, u"last %1"_s.arg(i));
                        });
                        addNote(tx, u"first %1"_s.arg(i));
                    },
                    ends.expect(i));
            }
            plug.pull();
            QVERIFY(ends.wait(3));
        }
        QCOMPARE(ends.failures(), 1);
        QCOMPARE(ends.code(1), ErrorCode::NotFound);
        QCOMPARE(allNotes(database), (QStringList{u"first 0"_s, u"first 2"_s, u"last 0"_s, u"last 2"_s}));
    }
};

} // namespace

QTEST_GUILESS_MAIN(BeforeCommitTest)
#include "before_commit_test.moc"
