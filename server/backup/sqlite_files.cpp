// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/sqlite_files.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;

namespace gremio::backup {

namespace {

using Kind = BackupError::Kind;

constexpr int pagesAtOnce = 4096;
constexpr int patience = 10'000; // ms, for a lock

struct Closer {
    void operator()(sqlite3* handle) const { ::sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

/// SQLite's own words hold no values of rows here: only files are opened and copied.
[[noreturn]] void fail(sqlite3* handle, const QString& what, Kind kind = Kind::Failed)
{
    throw BackupError(kind, u"%1: %2."_s.arg(what, QString::fromUtf8(::sqlite3_errmsg(handle))));
}

Handle openFile(const QString& file, int flags)
{
    sqlite3* handle = nullptr;
    const int result =
        ::sqlite3_open_v2(file.toUtf8().constData(), &handle, flags | SQLITE_OPEN_PRIVATECACHE, nullptr);
    Handle owned(handle);
    if (result != SQLITE_OK)
        fail(handle, u"Cannot open the database %1"_s.arg(file), Kind::Unavailable);
    ::sqlite3_busy_timeout(handle, patience);
    return owned;
}

int run(sqlite3* handle, const char* sql)
{
    return ::sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
}

/// The first column of every row.
QStringList column(sqlite3* handle, const char* sql, int* result = nullptr)
{
    QStringList rows;
    const auto take = [](void* list, int, char** values, char**) {
        static_cast<QStringList*>(list)->append(QString::fromUtf8(values[0]));
        return 0;
    };
    const int code = ::sqlite3_exec(handle, sql, take, &rows, nullptr);
    if (result)
        *result = code;
    return rows;
}

void copyPages(sqlite3* to, sqlite3* from, const Work& work)
{
    const std::unique_ptr<sqlite3_backup, decltype(&::sqlite3_backup_finish)> copying(
        ::sqlite3_backup_init(to, "main", from, "main"), &::sqlite3_backup_finish);
    if (!copying)
        fail(to, u"Cannot copy the database"_s);
    int told = 0;
    while (true) {
        work.goOn();
        const int result = ::sqlite3_backup_step(copying.get(), pagesAtOnce);
        if (result == SQLITE_DONE)
            return;
        if (result != SQLITE_OK && result != SQLITE_BUSY && result != SQLITE_LOCKED)
            throw BackupError(Kind::Failed,
                u"Cannot copy the database: %1."_s.arg(QString::fromUtf8(::sqlite3_errstr(result))));
        if (result != SQLITE_OK)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const int all = ::sqlite3_backup_pagecount(copying.get());
        const int done = all - ::sqlite3_backup_remaining(copying.get());
        const int percent = all > 0 ? int(100.0 * done / all) : 0;
        if (percent >= told + 10) {
            told = percent;
            work.say(u"%1 % of %2 pages"_s.arg(percent).arg(all));
        }
    }
}

} // namespace

void copySqlite(const QString& from, const QString& to, const Work& work)
{
    if (!QFile::exists(from))
        throw BackupError(Kind::Unavailable, u"There is no database %1."_s.arg(from));
    const Handle source = openFile(from, SQLITE_OPEN_READWRITE);
    // One snapshot from the first page to the last: without this, every commit of another process would make
    // the copying start over.
    if (run(source.get(), "BEGIN; SELECT count(*) FROM sqlite_schema") != SQLITE_OK)
        fail(source.get(), u"Cannot read the database %1"_s.arg(from), Kind::Unavailable);
    const Handle copy = openFile(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (run(copy.get(), "PRAGMA synchronous = OFF") != SQLITE_OK) // the archive is what has to last
        fail(copy.get(), u"Cannot make %1"_s.arg(to), Kind::CannotCreate);
    copyPages(copy.get(), source.get(), work);
    run(source.get(), "COMMIT");
}

QString complaintAboutSqlite(const QString& file)
{
    const Handle handle = openFile(file, SQLITE_OPEN_READWRITE);
    int result = SQLITE_OK;
    const QStringList flaws = column(handle.get(), "PRAGMA integrity_check(5)", &result);
    if (result != SQLITE_OK)
        return QString::fromUtf8(::sqlite3_errmsg(handle.get()));
    if (flaws != QStringList{u"ok"_s})
        return flaws.join(u"; "_s);
    const QStringList orphans = column(handle.get(), "PRAGMA foreign_key_check", &result);
    if (result != SQLITE_OK)
        return QString::fromUtf8(::sqlite3_errmsg(handle.get()));
    if (!orphans.isEmpty())
        return u"rows of %1 refer to missing ones"_s.arg(orphans.first());
    if (column(handle.get(), "PRAGMA journal_mode = DELETE") != QStringList{u"delete"_s})
        return u"it is in use"_s;
    return {};
}

SqliteTarget::SqliteTarget(const QString& file)
    : m_file(file)
{
    const int made = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    m_made = made >= 0;
    if (made >= 0)
        ::close(made);
    Handle handle = openFile(file, SQLITE_OPEN_READWRITE);
    // Whoever has a WAL database open, a server above all, holds a lock on it from its first read to its end,
    // and the mode can be left only by the last one
    // (https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory and #persistence_of_wal_mode). The
    // exclusive lock then keeps others out until this object goes.
    ::sqlite3_busy_timeout(handle.get(), 0);
    int result = run(handle.get(), "PRAGMA locking_mode = EXCLUSIVE");
    if (result == SQLITE_OK)
        result = run(handle.get(), "SELECT count(*) FROM sqlite_schema");
    if (result == SQLITE_OK
        && column(handle.get(), "PRAGMA journal_mode = DELETE", &result) != QStringList{u"delete"_s}
        && result == SQLITE_OK)
        result = SQLITE_BUSY;
    if (result == SQLITE_OK)
        result = run(handle.get(), "BEGIN EXCLUSIVE; COMMIT");
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        throw BackupError(Kind::Refused,
            u"The database %1 is in use. Stop the server (and whatever else has it open), then restore again."_s
                .arg(file));
    if (result == SQLITE_NOTADB || result == SQLITE_CORRUPT)
        throw BackupError(Kind::Refused,
            u"%1 is no database, or a damaged one. Move it away, with the files beside it that end in -wal "
            u"and "
            "-shm, then restore again."_s.arg(file));
    if (result != SQLITE_OK)
        fail(handle.get(), u"Cannot open the database %1"_s.arg(file), Kind::Unavailable);
    m_handle = handle.release();
}

SqliteTarget::~SqliteTarget()
{
    ::sqlite3_close(static_cast<sqlite3*>(m_handle));
    if (m_made)
        QFile::remove(m_file);
}

bool SqliteTarget::isEmpty() const
{
    auto* handle = static_cast<sqlite3*>(m_handle);
    const QStringList tables = column(handle, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    if (tables.isEmpty())
        return true;
    if (!tables.contains(u"schema_migrations"_s))
        throw BackupError(Kind::Refused,
            u"The database %1 holds tables that are not Gremio's; choose another with database_url."_s.arg(
                m_file));
    return !tables.contains(u"users"_s) || column(handle, "SELECT id FROM users LIMIT 1").isEmpty();
}

void SqliteTarget::replaceWith(const QString& from, const Work& work)
{
    const Handle source = openFile(from, SQLITE_OPEN_READWRITE);
    copyPages(static_cast<sqlite3*>(m_handle), source.get(), work);
    m_made = false;
}

} // namespace gremio::backup
