// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"

#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace gremio::test {

/// A PostgreSQL of our own: a fresh cluster in a temporary directory, reached over a Unix socket in it, with
/// user `gremio` and no password. Ends with the object, and with the process even when that crashes. Start it
/// from the main thread: the server ends with the thread that started it. Throws std::runtime_error when
/// there is no PostgreSQL.
class PostgresCluster {
public:
    enum class Durability {
        None, ///< no fsync: for tests
        Real, ///< as it comes: for measurements and crash tests
    };

    explicit PostgresCluster(Durability durability = Durability::None);
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    /// The one that the tests of this process share, started at the first call; durable if
    /// GREMIO_TEST_DURABLE is in the environment.
    static PostgresCluster& shared();

    /// As in a configuration: postgresql://gremio@/name?host=/directory
    QString url(const QString& database) const;
    storage::DatabaseUrl databaseUrl(const QString& database) const;

    /// Runs SQL outside a transaction, in the database `postgres`.
    void execute(const QString& sql);
    void createDatabase(const QString& name, const QString& templateName = {});
    void dropDatabase(const QString& name);

    /// Stops the server as a crash would (true) or cutting all sessions off in good order (false).
    void stop(bool crash = false);
    void start();

    qint64 processId() const { return m_server; }

private:
    QString program(const QString& name) const;
    void waitUntilReady();
    void removeDirectory();

    QString m_directory;
    QString m_programs;
    Durability m_durability;
    pid_t m_server = -1;
};

} // namespace gremio::test
