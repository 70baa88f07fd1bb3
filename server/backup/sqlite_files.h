// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/work.h"

/// SQLite's online backup (https://www.sqlite.org/backup.html), page by page: rows keep their numbers, which
/// the search index refers to, and a server that writes meanwhile is not held up.
namespace gremio::backup {

/// Writes a new file that holds one snapshot of the database. Throws BackupError.
void copySqlite(const QString& from, const QString& to, const Work& work);

/// PRAGMA integrity_check and foreign_key_check on a file that nobody else uses, which is then left without
/// log files beside it. What is wrong; empty: nothing.
QString complaintAboutSqlite(const QString& file);

/// The database file of a server, held so that nobody else can open it.
class SqliteTarget {
public:
    /// Makes the file when there is none. Throws BackupError: Refused when another process, such as a running
    /// server, has the database open; BadFile when what is there is no database.
    explicit SqliteTarget(const QString& file);
    ~SqliteTarget();
    SqliteTarget(const SqliteTarget&) = delete;
    SqliteTarget& operator=(const SqliteTarget&) = delete;

    /// Nobody has an account in it. Throws BackupError (Refused) for tables that are not Gremio's.
    bool isEmpty() const;

    /// Puts `from` in its place in one transaction: fails, or dies, with the former content as it was.
    void replaceWith(const QString& from, const Work& work);

private:
    QString m_file;
    void* m_handle = nullptr; // sqlite3*
    bool m_made = false; ///< here, and goes again unless it was filled
};

} // namespace gremio::backup
