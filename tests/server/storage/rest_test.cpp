// SPDX-License-Identifier: GPL-3.0-or-later
// Where nobody asks for anything, SQLite's pages do not stay in memory.
#include "tests/server/storage/storage_fixture.h"

#include <QTest>

#include <sqlite3.h>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace std::chrono_literals;

namespace {

constexpr int rows = 200;
constexpr qint64 size = 20'000; // characters; four million bytes in all

class RestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePagesAreGivenBack_data()
    {
        QTest::addColumn<int>("readers");
        QTest::newRow("one reader") << 1;
        QTest::newRow("four readers") << 4;
    }

    void thePagesAreGivenBack()
    {
        QFETCH(int, readers);
        TestDatabase base(Engine::Sqlite, schemaFolder);
        base.options.readers = readers;
        base.options.restAfter = 500ms;
        Database& database = base.database();
        database.writeNow([](Transaction& tx) {
            for (int i = 0; i < rows; ++i)
                tx.query(insertNote).bind("text", QString(size, QChar(u'x'))).exec();
        });
        const auto read = [&database] {
            qint64 length = 0;
            database.readNow([&length](Transaction& tx) {
                Query row = tx.query(notes);
                while (row.next())
                    length += row.get<QString>(0).size();
            });
            return length;
        };
        QCOMPARE(read(), rows * size);
        QVERIFY(sqlite3_memory_used() > rows * size / 2);
        QTRY_VERIFY_WITH_TIMEOUT(sqlite3_memory_used() < rows * size / 8, 20'000);
        // What was prepared before goes on.
        QCOMPARE(read(), rows * size);
        QVERIFY(sqlite3_memory_used() > rows * size / 2);
        database.writeNow(
            [](Transaction& tx) { tx.query(insertNote).bind("text", QString(size, QChar(u'y'))).exec(); });
        QCOMPARE(read(), (rows + 1) * size);
        QTRY_VERIFY_WITH_TIMEOUT(sqlite3_memory_used() < rows * size / 8, 20'000);
    }
};

} // namespace

QTEST_GUILESS_MAIN(RestTest)
#include "rest_test.moc"
