// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/facts.h"

#include "server/audit/audit_log.h"
#include "server/backup/failure.h"
#include "server/storage/event_bus.h"
#include "server/storage/transaction.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using storage::Connection;
using storage::Engine;

/// Shadow tables are the rows of virtual ones (the search index), which have none of their own.
constexpr auto sqliteTables = "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                              "AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                              "ORDER BY name";
constexpr auto postgresTables = "SELECT c.relname FROM pg_catalog.pg_class c "
                                "WHERE c.relnamespace = to_regnamespace(current_schema()) "
                                "AND c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d "
                                "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid "
                                "AND d.deptype = 'e') ORDER BY c.relname COLLATE \"C\"";
constexpr auto postgresExtensions =
    "SELECT extname FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql' ORDER BY extname COLLATE \"C\"";

QStringList tablesOf(Connection& connection)
{
    QStringList tables;
    for (const auto& row : connection.select(
             QLatin1String(connection.engine() == Engine::Sqlite ? sqliteTables : postgresTables)))
        tables << row[0].toString();
    return tables;
}

QString quoted(QString name)
{
    return u'"' % name.replace(u'"', u"\"\""_s) % u'"';
}

AuditState auditOf(Connection& connection)
{
    const storage::EventBus nobody;
    storage::Transaction tx(connection, nobody, Instant{}, false);
    const audit::Verdict verdict = audit::verify(tx);
    return {verdict.rows, verdict.head, verdict.flaws.empty()};
}

} // namespace

Facts factsOf(Connection& connection)
{
    Facts facts;
    const QStringList tables = tablesOf(connection);
    if (!tables.contains("schema_migrations"_L1))
        throw BackupError(BackupError::Kind::Refused,
            u"The database is not one of Gremio's: it has no table schema_migrations."_s);
    facts.engine = connection.engine() == Engine::Sqlite ? u"sqlite"_s : u"postgresql"_s;
    if (connection.engine() == Engine::Postgres) {
        facts.place = connection.select(u"SELECT current_schema()"_s).at(0).at(0).toString();
        for (const auto& row : connection.select(QLatin1String(postgresExtensions)))
            facts.extensions.push_back(row[0].toString());
    }
    for (const auto& row :
        connection.select(u"SELECT version, name, checksum FROM schema_migrations ORDER BY version"_s))
        facts.schema.push_back({row[0].toLongLong(), row[1].toString(), row[2].toString()});
    for (const QString& table : tables)
        facts.tables.push_back(
            {table, connection.select("SELECT count(*) FROM "_L1 % quoted(table)).at(0).at(0).toLongLong()});
    if (tables.contains("audit_head"_L1))
        facts.audit = auditOf(connection);
    return facts;
}

bool isEmpty(Connection& connection)
{
    const QStringList tables = tablesOf(connection);
    if (tables.isEmpty())
        return true;
    if (!tables.contains("schema_migrations"_L1))
        throw BackupError(BackupError::Kind::Refused,
            u"The database holds tables that are not Gremio's; choose another with database_url."_s);
    return !tables.contains("users"_L1) || connection.select(u"SELECT 1 FROM users LIMIT 1"_s).empty();
}

QString difference(const Facts& expected, const Facts& found)
{
    if (expected.schema != found.schema)
        return u"the schema is not the one that was backed up"_s;
    if (expected.tables.size() != found.tables.size())
        return u"there are %1 tables where there were %2"_s.arg(found.tables.size())
            .arg(expected.tables.size());
    for (std::size_t i = 0; i < expected.tables.size(); ++i) {
        const TableCount& was = expected.tables[i];
        const TableCount& is = found.tables[i];
        if (was.name != is.name)
            return u"the table %1 is missing"_s.arg(was.name);
        if (was.rows != is.rows)
            return u"the table %1 has %2 rows where it had %3"_s.arg(was.name).arg(is.rows).arg(was.rows);
    }
    if (expected.audit != found.audit)
        return u"the audit log is not the one that was backed up"_s;
    return {};
}

} // namespace gremio::backup
