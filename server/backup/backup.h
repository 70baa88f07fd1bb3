// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/manifest.h"
#include "server/backup/work.h"
#include "server/storage/engine.h"

#include <optional>

namespace gremio::backup {

/// What goes in beside the database.
struct Key {
    QString id; ///< of the server's signing key; empty: it has none
    std::optional<QByteArray> text; ///< only if it is to be in the backup
};

/// Makes a backup of the database, whoever writes to it meanwhile: one snapshot, verified, with mode 0600;
/// whole under its name or not there at all. Without `force` nothing is overwritten. Throws BackupError or
/// StorageError.
Manifest make(const storage::DatabaseUrl& url, const QString& file, const Key& key,
    const QString& gremioVersion, bool force, const Work& work);

} // namespace gremio::backup
