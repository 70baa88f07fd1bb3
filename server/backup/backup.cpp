// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup.h"

#include "server/backup/archive.h"
#include "server/backup/facts.h"
#include "server/backup/postgres_programs.h"
#include "server/backup/sqlite_files.h"
#include "shared/core/clock.h"

#include <QFile>
#include <QFileInfo>
#include <QStringBuilder>
#include <QTemporaryDir>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using Kind = BackupError::Kind;
using storage::Connection;
using storage::DatabaseUrl;
using storage::Engine;

Facts takeSqlite(const DatabaseUrl& url, const QString& copy, const Work& work)
{
    copySqlite(url.database(), copy, work);
    work.say(u"Checking the copy"_s);
    Facts facts;
    {
        Connection connection(DatabaseUrl::sqliteFile(copy), {});
        connection.open();
        facts = factsOf(connection);
    }
    if (const QString complaint = complaintAboutSqlite(copy); !complaint.isEmpty())
        throw BackupError(Kind::Failed,
            u"The database is damaged, so no backup was made of it: %1. Restore the last good one."_s.arg(
                complaint));
    return facts;
}

Facts takePostgres(const DatabaseUrl& url, const QString& dump, const QString& script, const Work& work)
{
    Connection connection(url, {});
    connection.open();
    connection.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
    const QString snapshot = connection.select(u"SELECT pg_export_snapshot()"_s).at(0).at(0).toString();
    const Facts facts = factsOf(connection);
    dumpPostgres(url, facts.place, snapshot, dump, work);
    connection.execute(u"COMMIT"_s);
    work.say(u"Checking the dump"_s);
    scriptFromDump(dump, facts.place, script, work);
    if (rowsInScript(script, work) != facts.tables)
        throw BackupError(
            Kind::Failed, u"The dump has other rows than the database, so no backup was made."_s);
    QFile::remove(script);
    return facts;
}

/// Gives the draft its name, whole. Without `force` never in place of another, not even of one made just now.
void publish(const QString& draft, const QString& file, bool force)
{
    const QByteArray from = QFile::encodeName(draft);
    const QByteArray to = QFile::encodeName(file);
    int result = ::renameat2(
        AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), force ? 0 : unsigned(RENAME_NOREPLACE));
    if (result != 0 && errno == EINVAL && !QFile::exists(file)) // a file system that does not know the flag
        result = std::rename(from.constData(), to.constData());
    if (result != 0)
        throw BackupError(Kind::CannotCreate, u"Cannot write %1: %2."_s.arg(file, qt_error_string()));
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    const int directory = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
}

} // namespace

Manifest make(const DatabaseUrl& url, const QString& file, const Key& key, const QString& gremioVersion,
    bool force, const Work& work)
{
    const QFileInfo target(file);
    if (target.isDir())
        throw BackupError(Kind::CannotCreate, u"%1 is a folder; name a file in it."_s.arg(file));
    if (target.exists() && !force)
        throw BackupError(Kind::CannotCreate, u"%1 is there already; --force overwrites it."_s.arg(file));
    // Mode 0700, beside the file, so that it is renamed within one file system; gone with this object.
    QTemporaryDir folder(target.absolutePath() % u"/.gremio-backup-XXXXXX"_s);
    if (!folder.isValid())
        throw BackupError(Kind::CannotCreate,
            u"Cannot write into %1: %2."_s.arg(target.absolutePath(), folder.errorString()));

    Manifest manifest;
    manifest.gremio = gremioVersion;
    manifest.keyId = key.id;
    manifest.madeAt = SystemClock().now();
    const QString database = folder.filePath(u"database"_s);
    work.say(u"Reading %1"_s.arg(url.toDisplay()));
    manifest.database = url.engine() == Engine::Sqlite
        ? takeSqlite(url, database, work)
        : takePostgres(url, database, folder.filePath(u"script.sql"_s), work);

    const QString draft = folder.filePath(u"backup.tar"_s);
    work.say(u"Writing %1"_s.arg(file));
    writeArchive(draft, manifest, database, key.text, work);
    work.say(u"Reading it back"_s);
    readArchive(draft, {}, work);
    work.goOn();
    publish(draft, target.absoluteFilePath(), force);
    return manifest;
}

} // namespace gremio::backup
