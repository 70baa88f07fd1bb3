// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/restore.h"

#include "server/backup/facts.h"
#include "server/backup/postgres_programs.h"
#include "server/backup/sqlite_files.h"
#include "server/storage/migrator.h"
#include "shared/core/clock.h"

#include <QStringBuilder>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using Kind = BackupError::Kind;
using storage::Connection;
using storage::DatabaseUrl;
using storage::Engine;

[[noreturn]] void refuseBecause(const QString& why)
{
    throw BackupError(Kind::BadFile, u"The backup cannot be trusted: %1. Nothing was changed."_s.arg(why));
}

void requireEngine(const Manifest& manifest, Engine engine)
{
    if ((manifest.database.engine == "sqlite"_L1) == (engine == Engine::Sqlite))
        return;
    throw BackupError(Kind::Refused,
        u"The backup is of %1, and database_url names a database of the other kind. Name one of that kind; "
        "a backup does not move from one to the other."_s.arg(
            manifest.database.engine == "sqlite"_L1 ? u"SQLite"_s : u"PostgreSQL"_s));
}

/// Throws MigrationError for a schema that this program does not know.
void requireSchema(const Manifest& manifest, const DatabaseUrl& url, const QString& migrations)
{
    std::vector<storage::Migrator::Step> applied;
    for (const SchemaStep& step : manifest.database.schema)
        applied.push_back({int(step.version), step.name, step.checksum.toLatin1(), Instant{}});
    const SystemClock clock;
    storage::Migrator(url, clock, migrations).requireKnown(applied);
}

void requireForce(bool empty, bool force)
{
    if (!empty && !force)
        throw BackupError(Kind::Refused,
            u"The database has accounts in it. --force puts the backup in its place; make a backup of what "
            u"is "
            "there first."_s);
}

QString found(Connection& connection, const Facts& expected)
{
    connection.open();
    return difference(expected, factsOf(connection));
}

void restoreSqlite(const DatabaseUrl& url, const Facts& facts, const QString& copy, const QString& amendment,
    bool force, const Work& work)
{
    if (const QString complaint = complaintAboutSqlite(copy); !complaint.isEmpty())
        refuseBecause(complaint);
    {
        Connection connection(DatabaseUrl::sqliteFile(copy), {});
        if (const QString what = found(connection, facts); !what.isEmpty())
            refuseBecause(what);
        if (!amendment.isEmpty())
            connection.execute(amendment);
    }
    {
        SqliteTarget target(url.database());
        requireForce(target.isEmpty(), force);
        work.say(u"Restoring into %1"_s.arg(url.toDisplay()));
        target.replaceWith(copy, work);
    }
    work.say(u"Checking the database"_s);
    QString what = complaintAboutSqlite(url.database());
    if (what.isEmpty()) {
        Connection connection(url, {});
        what = found(connection, facts);
    }
    if (!what.isEmpty())
        throw BackupError(Kind::Failed,
            u"The database was replaced, but is not what the backup holds: %1. Do not use it; look at the "
            "disk, and restore again."_s.arg(what));
}

void restorePostgres(const DatabaseUrl& url, const Facts& facts, const QString& dump,
    const QString& amendment, const QString& folder, bool force, const Work& work)
{
    const QString script = folder % u"/script.sql"_s;
    scriptFromDump(dump, facts.place, script, work);
    if (rowsInScript(script, work) != facts.tables)
        refuseBecause(u"its rows are not those that were counted"_s);
    {
        Connection connection(url, {});
        connection.open();
        const QString place = connection.select(u"SELECT current_schema()"_s).at(0).at(0).toString();
        if (place != facts.place)
            throw BackupError(Kind::Refused,
                u"The backup is of the PostgreSQL schema %1, and the database uses %2. Set the search_path "
                u"of "
                "the role, or in database_url (?options=-csearch_path=%1)."_s.arg(facts.place, place));
        const auto others =
            connection.select(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                              "AND application_name = 'gremio' AND pid <> pg_backend_pid()"_s);
        if (others.at(0).at(0).toLongLong() > 0)
            throw BackupError(Kind::Refused,
                u"A server uses the database %1. Stop it, then restore again."_s.arg(url.toDisplay()));
        requireForce(isEmpty(connection), force);
    }
    work.say(u"Restoring into %1"_s.arg(url.toDisplay()));
    runScript(url, facts, script, amendment, folder, work);
    work.say(u"Checking the database"_s);
    Connection connection(url, {});
    if (const QString what = found(connection, facts); !what.isEmpty())
        throw BackupError(Kind::Failed,
            u"The database was replaced, but is not what the backup holds: %1. Did something else write to "
            "it? Restore again."_s.arg(what));
    connection.execute(u"ANALYZE"_s); // or the first searches would be planned blindly
}

} // namespace

Contents restore(const DatabaseUrl& url, const QString& file, const RestoreOptions& options, const Work& work)
{
    QTemporaryDir folder(options.folder % u"/.gremio-restore-XXXXXX"_s);
    if (!folder.isValid())
        throw BackupError(
            Kind::CannotCreate, u"Cannot write into %1: %2."_s.arg(options.folder, folder.errorString()));
    const QString database = folder.filePath(u"database"_s);
    work.say(u"Verifying %1"_s.arg(file));
    Contents contents = readArchive(file, database, work);
    const Facts& facts = contents.manifest.database;
    requireEngine(contents.manifest, url.engine());
    requireSchema(contents.manifest, url, options.migrations);
    options.accept(contents);
    const QString amendment = options.amendment ? options.amendment(contents) : QString();
    if (url.engine() == Engine::Sqlite)
        restoreSqlite(url, facts, database, amendment, options.force, work);
    else
        restorePostgres(url, facts, database, amendment, folder.path(), options.force, work);
    return contents;
}

} // namespace gremio::backup
