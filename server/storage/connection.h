// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"
#include "server/storage/error.h"
#include "server/storage/sql_text.h"
#include "server/storage/statement.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace gremio::storage {

/// One prepared statement of one connection. Used by one Query at a time.
struct PreparedStatement {
    QByteArray name;
    SqlText sql;
    QSqlQuery query;
    bool inUse = false;
};

/// What a statement says on an engine, for those who hand it to another program. Throws StorageError.
QString textOf(const Statement& statement, Engine engine);

/// What a connection is for, and how it behaves.
struct ConnectionSettings {
    bool readOnly = false;
    std::chrono::milliseconds busyTimeout{5000}; ///< for a lock that another holds
    const ConstraintMap* constraints = nullptr; ///< outlives the connection
    std::atomic<quint64>* prepared = nullptr; ///< counts PREPAREs; outlives the connection
    /// SQLite: a commit that leaves so many pages in the write-ahead log copies them into the file.
    int checkpointPages = 1000;
};

/// A QSqlDatabase and its prepared statements. Made, used and destroyed in one thread.
class Connection {
public:
    Connection(DatabaseUrl url, ConnectionSettings settings);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Engine engine() const { return m_url.engine(); }

    /// Throws StorageError (Unavailable).
    void open();
    void close();
    bool isOpen() const { return m_database.has_value(); }

    /// The last failure was the connection's: close it and open another.
    bool isLost() const { return m_lost; }

    /// Runs fixed text such as BEGIN or a migration's statement. Fails like a Query.
    void execute(const QString& sql);

    /// The same, and the rows with their columns.
    std::vector<std::vector<QVariant>> select(const QString& sql);

    /// SQLite: lets go of the pages it holds; they are read again when they are needed.
    void dropCache() noexcept;

    /// A free instance of the statement, prepared now or earlier.
    PreparedStatement& prepared(const Statement& statement);

    /// The first failure since clearFailure(); a transaction with one cannot be committed.
    std::exception_ptr failure() const { return m_failure; }
    void clearFailure() { m_failure = nullptr; }

    /// Turns the engine's error into a Problem or a StorageError, remembers it and throws it.
    [[noreturn]] void fail(const QSqlError& error, const QByteArray& statement);

private:
    std::exception_ptr translate(const QSqlError& error, const QByteArray& statement);
    std::exception_ptr translateSqlite(const QSqlError& error, const QByteArray& message);
    std::exception_ptr translatePostgres(const QSqlError& error, const QByteArray& message);
    std::optional<ErrorCode> knownConstraint(QByteArrayView name) const;
    void openSqlite();
    void openPostgres();
    void useWriteAheadLog();
    std::unique_ptr<PreparedStatement> prepare(const QByteArray& name);

    DatabaseUrl m_url;
    ConnectionSettings m_settings;
    QString m_name;
    std::optional<QSqlDatabase> m_database;
    std::unordered_map<std::string, std::vector<std::unique_ptr<PreparedStatement>>> m_statements;
    std::unordered_map<std::string, QSqlQuery> m_commands;
    std::exception_ptr m_failure;
    bool m_lost = false;
};

} // namespace gremio::storage
