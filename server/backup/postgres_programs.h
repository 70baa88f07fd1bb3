// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/manifest.h"
#include "server/backup/work.h"
#include "server/storage/engine.h"

/// PostgreSQL's own pg_dump, pg_restore and psql, which must be installed where `backup` and `restore` run.
namespace gremio::backup {

/// What another transaction exported with pg_export_snapshot() as a file in pg_dump's custom format. Throws
/// BackupError.
void dumpPostgres(const storage::DatabaseUrl& url, const QString& schema, const QString& snapshot,
    const QString& file, const Work& work);

/// The dump as a script for psql; reads all of it. Throws BackupError (BadFile).
void scriptFromDump(const QString& dump, const QString& schema, const QString& script, const Work& work);

/// How many rows the script brings into each table, by name.
std::vector<TableCount> rowsInScript(const QString& script, const Work& work);

/// Runs the script in place of what is in the database, and then the statement `amendment`, if any: in one
/// transaction, which commits only if the rows are those that `facts` counted. `folder`: for files of its
/// own. Throws BackupError.
void runScript(const storage::DatabaseUrl& url, const Facts& facts, const QString& script,
    const QString& amendment, const QString& folder, const Work& work);

} // namespace gremio::backup
