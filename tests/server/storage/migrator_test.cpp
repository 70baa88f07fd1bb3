// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/migrations/migrations.h"
#include "server/storage/connection.h"
#include "server/storage/migrator.h"
#include "tests/server/storage/storage_fixture.h"
#include "tests/support/postgres_cluster.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace gremio;
using namespace gremio::storage;
using namespace gremio::test;
using namespace Qt::StringLiterals;

namespace {

const ManualClock clockOfTests(instantFromMillis(1'790'000'000'000));

/// A folder of steps that the test writes itself.
class Steps {
public:
    void write(const QString& name, const QByteArray& sql)
    {
        QFile file(m_directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(sql), sql.size());
    }
    void remove(const QString& name) { QVERIFY(QFile::remove(m_directory.filePath(name))); }
    QString path() const { return m_directory.path(); }

private:
    QTemporaryDir m_directory;
};

QStringList column(const DatabaseUrl& url, const QString& sql)
{
    Connection connection(url, {});
    connection.open();
    QStringList values;
    for (const auto& row : connection.select(sql))
        values.append(row.at(0).toString());
    return values;
}

QByteArray refusal(Migrator migrator)
{
    try {
        migrator.migrate();
    } catch (const MigrationError& error) {
        return error.what();
    }
    return {};
}

class MigratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesInOrderAndOnce_data() { engines(); }
    void appliesInOrderAndOnce()
    {
        QFETCH(Engine, engine);
        Steps none;
        TestDatabase base(engine, none.path());
        Steps steps;
        steps.write(u"0002_second.sql"_s, "INSERT INTO a VALUES (2); INSERT INTO a VALUES (3);");
        steps.write(u"0001_first.sql"_s, "CREATE TABLE a (x INTEGER); -- only this\n");
        Migrator migrator(base.url(), clockOfTests, steps.path());
        auto status = migrator.status();
        QCOMPARE(status.size(), 2U);
        QVERIFY(!status[0].appliedAt && !status[1].appliedAt);
        QCOMPARE(migrator.migrate(), 2);
        QCOMPARE(migrator.migrate(), 0);
        QCOMPARE(column(base.url(), u"SELECT x FROM a ORDER BY x"_s), (QStringList{u"2"_s, u"3"_s}));
        steps.write(u"0003_third.sql"_s, "DELETE FROM a WHERE x = 2");
        status = migrator.status();
        QCOMPARE(status.size(), 3U);
        QCOMPARE(status[0].name, u"0001_first"_s);
        QCOMPARE(status[1].appliedAt, std::optional(clockOfTests.now()));
        QVERIFY(!status[2].appliedAt);
        QCOMPARE(migrator.migrate(), 1);
        QCOMPARE(column(base.url(), u"SELECT x FROM a"_s), (QStringList{u"3"_s}));
    }

    void prefersTheEnginesOwnStep_data() { engines(); }
    void prefersTheEnginesOwnStep()
    {
        QFETCH(Engine, engine);
        Steps none;
        TestDatabase base(engine, none.path());
        Steps steps;
        steps.write(u"0001_a.sql"_s, "CREATE TABLE a AS SELECT 'sqlite' AS x");
        steps.write(u"0001_a.postgres.sql"_s, "CREATE TABLE a AS SELECT 'postgres' AS x");
        QCOMPARE(Migrator(base.url(), clockOfTests, steps.path()).migrate(), 1);
        QCOMPARE(column(base.url(), u"SELECT x FROM a"_s),
            (QStringList{engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s}));
    }

    void aFailedStepLeavesTheOldSchema_data() { engines(); }
    void aFailedStepLeavesTheOldSchema()
    {
        QFETCH(Engine, engine);
        Steps none;
        TestDatabase base(engine, none.path());
        Steps steps;
        steps.write(u"0001_a.sql"_s, "CREATE TABLE a (x INTEGER)");
        steps.write(u"0002_b.sql"_s,
            "CREATE TABLE b (x INTEGER); INSERT INTO a VALUES (1); INSERT INTO missing VALUES (1)");
        const QByteArray text = refusal(Migrator(base.url(), clockOfTests, steps.path()));
        QVERIFY2(text.contains("0002_b") && text.contains("statement 3"), text.constData());
        QCOMPARE(column(base.url(), u"SELECT version FROM schema_migrations"_s), (QStringList{u"1"_s}));
        QCOMPARE(column(base.url(), u"SELECT x FROM a"_s), QStringList());
        // Mended, it goes through: nothing of the first attempt is in the way.
        steps.write(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER)");
        QCOMPARE(Migrator(base.url(), clockOfTests, steps.path()).migrate(), 1);
    }

    void refusesWhatDoesNotFit_data() { engines(); }
    void refusesWhatDoesNotFit()
    {
        QFETCH(Engine, engine);
        Steps none;
        TestDatabase base(engine, none.path());
        Steps steps;
        steps.write(u"0001_a.sql"_s, "CREATE TABLE a (x INTEGER)");
        steps.write(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER)");
        steps.write(u"0004_d.sql"_s, "CREATE TABLE d (x INTEGER)");
        const Migrator migrator(base.url(), clockOfTests, steps.path());
        QCOMPARE(refusal(migrator), QByteArray());

        steps.write(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER, y INTEGER)");
        QVERIFY(refusal(migrator).contains("has changed since"));
        steps.write(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER)");
        QCOMPARE(refusal(migrator), QByteArray());

        steps.write(u"0003_c.sql"_s, "CREATE TABLE c (x INTEGER)");
        QVERIFY(refusal(migrator).contains("comes before"));
        steps.remove(u"0003_c.sql"_s);

        steps.remove(u"0002_b.sql"_s);
        QVERIFY(refusal(migrator).contains("not part of this program"));
        steps.write(u"0002_b.sql"_s, "CREATE TABLE b (x INTEGER)");

        steps.remove(u"0004_d.sql"_s);
        const QByteArray newer = refusal(migrator);
        QVERIFY2(newer.contains("schema version 4") && newer.contains("up to 2"), newer.constData());
        QVERIFY_THROWS_EXCEPTION(MigrationError, Migrator(migrator).status());

        steps.write(u"0004_x.sql"_s, "CREATE TABLE d (x INTEGER)");
        QVERIFY(refusal(migrator).contains("0004_x"));
        steps.write(u"0004_d.sql"_s, "CREATE TABLE d (x INTEGER)");
        QVERIFY(refusal(migrator).contains("Two steps"));
        steps.remove(u"0004_x.sql"_s);
        steps.write(u"5_e.sql"_s, "");
        QVERIFY(refusal(migrator).contains("no name"));
    }

    void rebuildsATableThatOthersReferTo()
    {
        Steps none;
        TestDatabase base(Engine::Sqlite, none.path());
        Steps steps;
        steps.write(u"0001_a.sql"_s,
            "CREATE TABLE a (x INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (x) ON DELETE "
            "CASCADE);"
            "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)");
        steps.write(u"0002_b.sql"_s,
            "CREATE TABLE a_new (x INTEGER PRIMARY KEY, y TEXT); INSERT INTO a_new SELECT x, 'y' FROM a;"
            "DROP TABLE a; ALTER TABLE a_new RENAME TO a");
        QCOMPARE(Migrator(base.url(), clockOfTests, steps.path()).migrate(), 2);
        QCOMPARE(column(base.url(), u"SELECT a FROM b"_s), (QStringList{u"1"_s}));
        steps.write(u"0003_c.sql"_s, "DELETE FROM a");
        QVERIFY(refusal(Migrator(base.url(), clockOfTests, steps.path())).contains("refer to missing"));
        QCOMPARE(column(base.url(), u"SELECT x FROM a"_s), (QStringList{u"1"_s}));
    }

    void severalProcessesAtOnce_data() { engines(); }
    void severalProcessesAtOnce()
    {
        QFETCH(Engine, engine);
        Steps none;
        QTemporaryDir directory;
        QString url = u"sqlite:"_s + directory.filePath(u"fresh.sqlite"_s);
        if (engine == Engine::Postgres) {
            PostgresCluster::shared().createDatabase(u"several"_s);
            url = PostgresCluster::shared().url(u"several"_s);
        }
        Steps steps;
        steps.write(u"0001_a.sql"_s, "CREATE TABLE a (x INTEGER)");
        for (int i = 2; i <= 9; ++i)
            steps.write(u"000%1_more.sql"_s.arg(i), "INSERT INTO a VALUES (" + QByteArray::number(i) + ')');
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 6; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(
                QCoreApplication::applicationFilePath(), {u"--migrate"_s, url, steps.path()});
        }
        int applied = 0;
        for (const auto& process : processes) {
            QVERIFY(process->waitForFinished(60'000));
            QVERIFY2(process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0,
                process->readAllStandardError().constData());
            applied += process->readAllStandardOutput().trimmed().toInt();
        }
        QCOMPARE(applied, 9);
        QCOMPARE(column(*DatabaseUrl::parse(url), u"SELECT count(*) FROM a"_s), (QStringList{u"8"_s}));
    }

    void theServersSchemaApplies_data() { engines(); }
    void theServersSchemaApplies()
    {
        QFETCH(Engine, engine);
        TestDatabase base(engine);
        const auto status = Migrator(base.url(), clockOfTests, migrationsFolder()).status();
        QVERIFY(!status.empty());
        for (const Migrator::Step& step : status)
            QVERIFY2(step.appliedAt, qPrintable(step.name));
    }
};

/// One of the processes that start at once: how many steps it applied.
int migrateAsAsked(const QStringList& arguments)
{
    try {
        std::printf(
            "%d\n", Migrator(*DatabaseUrl::parse(arguments[2]), clockOfTests, arguments[3]).migrate());
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().size() == 4 && app.arguments().at(1) == u"--migrate"_s)
        return migrateAsAsked(app.arguments());
    MigratorTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "migrator_test.moc"
