// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/archive.h"
#include "server/backup/work.h"
#include "server/storage/engine.h"

#include <functional>

namespace gremio::backup {

struct RestoreOptions {
    QString folder; ///< for files on the way; of the server, on a file system with room for the database
    QString migrations; ///< the schema that this program knows
    /// Called once everything is verified and before anything is touched; refuses by throwing.
    std::function<void(const Contents&)> accept;
    bool force = false; ///< in place of a database that has accounts
    /// A statement that changes what is restored before anybody sees it, in the same transaction; empty:
    /// none. It leaves as many rows as it finds.
    std::function<QString(const Contents&)> amendment{};
};

/// Puts a backup in place of the database. Everything is verified before anything is touched; what fails
/// leaves the database as it was. No server may run on it. Throws BackupError, StorageError or
/// MigrationError.
Contents restore(
    const storage::DatabaseUrl& url, const QString& file, const RestoreOptions& options, const Work& work);

} // namespace gremio::backup
