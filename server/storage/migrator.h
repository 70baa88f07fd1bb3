// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"
#include "shared/core/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <stdexcept>
#include <vector>

namespace gremio::storage {

/// Why a schema cannot be brought up to date; the text is for the person who runs the server.
class MigrationError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Brings a database's schema up to date from the steps in a folder: `0001_identity.sql` upward, several
/// statements in each, one transaction each; `0001_identity.postgres.sql` takes its place on PostgreSQL. What
/// was applied is in the table schema_migrations with its checksum. Opens a connection of its own; one
/// thread.
class Migrator {
public:
    struct Step {
        int version = 0;
        QString name; ///< `0001_identity`
        QByteArray checksum; ///< SHA-256, hex
        std::optional<Instant> appliedAt; ///< nothing: not yet
    };

    Migrator(DatabaseUrl url, const Clock& clock, QString folder = QStringLiteral(":/migrations"));

    /// Applies what is missing, in order; how many steps that was. Several processes may do so at once. A
    /// step that fails leaves the schema of the step before. Throws MigrationError: a failed step, a schema
    /// newer than the folder, an applied step that was edited or removed; StorageError (Unavailable) when
    /// there is no database.
    int migrate();

    /// Every step of the folder and what is applied of it.
    /// Throws like migrate().
    std::vector<Step> status();

    /// Throws MigrationError unless migrate() could go on from a database to which these steps were applied.
    void requireKnown(const std::vector<Step>& applied) const;

    /// The text of a step for that engine.
    static QString source(const QString& folder, const QString& name, Engine engine);

private:
    std::vector<Step> known() const;

    DatabaseUrl m_url;
    const Clock& m_clock;
    QString m_folder;
};

} // namespace gremio::storage
