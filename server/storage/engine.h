// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace gremio::storage {

enum class Engine { Sqlite, Postgres };

/// Where the database is. `sqlite:<path>` (also `sqlite:///<absolute path>`), or
/// `postgresql://user:password@host:port/database?option=value` as libpq takes it; `host=/directory` among
/// the options is a Unix socket directory. A value; any thread.
class DatabaseUrl {
public:
    /// Nothing when the text is neither of the two forms.
    static std::optional<DatabaseUrl> parse(const QString& text);
    static DatabaseUrl sqliteFile(const QString& path);

    Engine engine() const { return m_engine; }

    /// The file's path, or the database's name.
    const QString& database() const { return m_database; }
    const QString& host() const { return m_host; }
    const QString& user() const { return m_user; }
    const QString& password() const { return m_password; }
    int port() const { return m_port; } ///< -1: the default
    /// The other options of a PostgreSQL URL, as `key='value'` words of a libpq connection string.
    const QString& options() const { return m_options; }

    /// For people and logs: the password is masked.
    QString toDisplay() const;

private:
    DatabaseUrl() = default;

    Engine m_engine = Engine::Sqlite;
    QString m_database;
    QString m_host;
    QString m_user;
    QString m_password;
    QString m_options;
    int m_port = -1;
};

} // namespace gremio::storage
