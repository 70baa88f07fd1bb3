// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include "server/migrations/migrations.h"
#include "server/storage/connection.h"
#include "server/storage/migrator.h"
#include "tests/support/postgres_cluster.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QStringBuilder>
#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace gremio::test {
namespace {

const Instant start = instantFromMillis(1'790'000'000'000); // 2026-09-21

/// A migrated SQLite file for each folder, copied for each test.
QString sqliteTemplate(const QString& migrations)
{
    static QTemporaryDir directory;
    static QHash<QString, QString> made;
    QString& path = made[migrations];
    if (path.isEmpty()) {
        const QString file = directory.filePath(QString::number(made.size()) % ".sqlite"_L1);
        const ManualClock clock(start);
        storage::Migrator(storage::DatabaseUrl::sqliteFile(file), clock, migrations).migrate();
        path = file;
    }
    return path;
}

QString postgresTemplate(const QString& migrations)
{
    static QHash<QString, QString> made;
    QString& name = made[migrations];
    if (name.isEmpty()) {
        const QString fresh = "template_"_L1 % QString::number(made.size());
        PostgresCluster& cluster = PostgresCluster::shared();
        cluster.createDatabase(fresh);
        const ManualClock clock(start);
        storage::Migrator(cluster.databaseUrl(fresh), clock, migrations).migrate();
        name = fresh;
    }
    return name;
}

} // namespace

void engines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgres") << Engine::Postgres;
}

TestDatabase::TestDatabase(Engine engine)
    : TestDatabase(engine, migrationsFolder())
{
}

TestDatabase::TestDatabase(Engine engine, const QString& migrations)
    : clock(start)
    , m_engine(engine)
{
    if (engine == Engine::Sqlite) {
        const QString path = m_directory.filePath(u"test.sqlite"_s);
        if (!QFile::copy(sqliteTemplate(migrations), path))
            throw std::runtime_error("cannot copy the template database");
        m_urlText = "sqlite:"_L1 % path;
        m_url = storage::DatabaseUrl::sqliteFile(path);
        return;
    }
    static int count = 0;
    const QString from = postgresTemplate(migrations);
    m_name = "test_"_L1 % QString::number(++count);
    PostgresCluster& cluster = PostgresCluster::shared();
    cluster.createDatabase(m_name, from);
    m_urlText = cluster.url(m_name);
    m_url = cluster.databaseUrl(m_name);
}

TestDatabase::~TestDatabase()
{
    close();
    if (m_name.isEmpty())
        return;
    try {
        PostgresCluster::shared().dropDatabase(m_name);
    } catch (const std::exception& error) {
        qWarning("cannot drop the test's database: %s", error.what());
    }
}

storage::Database& TestDatabase::database()
{
    if (!m_database)
        m_database = std::make_unique<storage::Database>(*m_url, clock, bus, options);
    return *m_database;
}

void TestDatabase::execute(const QString& sql)
{
    storage::Connection connection(*m_url, {});
    connection.open();
    connection.execute(sql);
}

QStringList TestDatabase::brokenStatements()
{
    QStringList broken;
    storage::Connection connection(*m_url, {});
    connection.open();
    QDirIterator files(u":/sql"_s, {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QString path = files.next();
        if (path.endsWith(".postgres.sql"_L1)) {
            path.remove(path.size() - 13, 9);
            // What stands beside it is met by itself; what only PostgreSQL has is prepared there.
            if (m_engine != Engine::Postgres || QFile::exists(path))
                continue;
        }
        const QByteArray name = path.sliced(6).chopped(4).toUtf8();
        try {
            connection.prepared(storage::Statement(name.constData()));
        } catch (const std::exception& error) {
            broken.append(QString::fromUtf8(name) % ": "_L1 % QString::fromUtf8(error.what()));
        }
    }
    return broken;
}

} // namespace gremio::test
