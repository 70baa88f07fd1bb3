// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's write-ahead log is copied into the file while the writer goes on, and stays short.
#include "tests/server/storage/jobs.h"
#include "tests/server/storage/storage_fixture.h"

#include <QFileInfo>
#include <QTest>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 page = 4096;

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_base = std::make_unique<TestDatabase>(Engine::Sqlite, schemaFolder);
        m_file = m_base->url().database();
    }

    void theLogIsCopiedMeanwhile()
    {
        write(250, 20 * page); // 5,000 pages: the writer itself copies after 8,000
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_file).size() > 1000 * page, 20'000);
    }

    void theLogBeginsAnew()
    {
        write(250, 100 * page);
        const qint64 log = QFileInfo(m_file + u"-wal"_s).size();
        QVERIFY2(log > 0 && log < 14'000 * page, QByteArray::number(log));
        m_base->close();
        qint64 count = 0;
        m_base->database().readNow([&count](Transaction& tx) {
            Query row = tx.query(countNotes);
            QVERIFY(row.next());
            count = row.get<qint64>(0);
        });
        QCOMPARE(count, 250);
    }

private:
    void write(int commits, qint64 size)
    {
        Database& database = m_base->database();
        for (int i = 0; i < commits; ++i)
            database.writeNow(
                [size](Transaction& tx) { tx.query(insertNote).bind("text", QString(size, u'x')).exec(); });
    }

    std::unique_ptr<TestDatabase> m_base;
    QString m_file;
};

} // namespace

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
