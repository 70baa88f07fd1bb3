// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/manifest.h"
#include "server/backup/work.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

/// The file that a backup is: a tar archive that holds, in this order, `manifest.json`, the database, perhaps
/// `signing.key`, and `SHA256SUMS` over all of them as sha256sum(1) writes and checks it.
namespace gremio::backup {

inline constexpr auto sqliteMember = "database.sqlite";
inline constexpr auto postgresMember = "database.pgdump";
inline constexpr auto keyMember = "signing.key";

/// Writes the archive with mode 0600. `databaseFile` is copied in as the member of the manifest's engine;
/// fills manifest.members. Throws BackupError (CannotCreate).
void writeArchive(const QString& path, Manifest& manifest, const QString& databaseFile,
    const std::optional<QByteArray>& key, const Work& work);

struct Contents {
    Manifest manifest;
    std::optional<QByteArray> key;
};

/// Reads it whole and holds every byte against the sums. `databaseFile`: where the database is put; empty:
/// nowhere. Throws BackupError (BadFile): not there, not of ours, of a newer format, cut off, altered.
Contents readArchive(const QString& path, const QString& databaseFile, const Work& work);

} // namespace gremio::backup
