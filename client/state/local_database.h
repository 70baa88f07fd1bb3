// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <map>

namespace gremio {

/// A SQLite file of the app, readable by its owner only. One that is broken or of a newer schema is set
/// aside (`….broken-<time>`), noted in the log, and made anew: what is in it is either known to the server
/// or cannot be read anyway. GUI thread only.
class LocalDatabase {
public:
    struct Schema {
        int version = 1; ///< of the file, in PRAGMA user_version
        QStringList statements; ///< make an empty file to that version
        bool durable = false; ///< each commit reaches the disk before it returns
    };

    LocalDatabase(const QString& file, const Schema& schema);
    ~LocalDatabase();
    LocalDatabase(const LocalDatabase&) = delete;
    LocalDatabase& operator=(const LocalDatabase&) = delete;

    bool isOpen() const;
    const QString& file() const { return m_file; }
    /// What went wrong last, for the log.
    const QString& error() const { return m_error; }

    /// Runs a prepared statement; null where it failed. Good until the same statement runs again; a SELECT is
    /// read to its end.
    QSqlQuery* run(const QString& statement, const QVariantList& values = {});
    /// All or nothing.
    bool inTransaction(const std::function<bool()>& work);
    /// Closes and removes the file and what SQLite keeps beside it.
    void wipe();

private:
    bool open();
    bool makeSchema();
    void setAside(const QString& why);
    void failed(const QSqlQuery& query);
    void close();

    QString m_file;
    Schema m_schema;
    QString m_connection;
    QString m_error;
    std::map<QString, QSqlQuery> m_statements;
};

} // namespace gremio
