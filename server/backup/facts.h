// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/manifest.h"
#include "server/storage/connection.h"

namespace gremio::backup {

/// What the database is made of. The tables are those that its schema has, whatever they are called. Within
/// the transaction that the connection is in. Throws StorageError; BackupError (Refused) for a database that
/// is not Gremio's.
Facts factsOf(storage::Connection& connection);

/// There is no table yet, or nobody has an account. Throws like factsOf().
bool isEmpty(storage::Connection& connection);

/// The first difference in words; empty: there is none.
QString difference(const Facts& expected, const Facts& found);

} // namespace gremio::backup
