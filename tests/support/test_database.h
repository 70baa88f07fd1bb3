// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"
#include "shared/core/clock.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace gremio::test {

using storage::Engine;

/// For a `…_data()` function: the column `engine` and one row for each of the two. In the test:
/// `QFETCH(Engine, engine);`
void engines();

/// A fresh database with the schema of a folder of steps, gone with the object. Copies a migrated one, so it
/// is cheap.
class TestDatabase {
public:
    /// Default: the server's own schema.
    explicit TestDatabase(Engine engine);
    TestDatabase(Engine engine, const QString& migrations);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    /// To be filled before the first database().
    storage::Options options;
    storage::EventBus bus;
    ManualClock clock;

    Engine engine() const { return m_engine; }
    const storage::DatabaseUrl& url() const { return *m_url; }
    /// The URL as a configuration has it.
    QString urlText() const { return m_urlText; }

    /// Opened at the first call.
    storage::Database& database();
    void close() { m_database.reset(); }

    /// Any SQL, outside a transaction, on a connection of its own.
    void execute(const QString& sql);

    /// Every statement among the resources that this database does not understand, with why.
    QStringList brokenStatements();

private:
    Engine m_engine;
    QTemporaryDir m_directory;
    QString m_name; // PostgreSQL
    QString m_urlText;
    std::optional<storage::DatabaseUrl> m_url;
    std::unique_ptr<storage::Database> m_database;
};

} // namespace gremio::test
