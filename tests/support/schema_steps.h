// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

#include <QString>
#include <QVariant>

#include <vector>

/// What the tests of schema steps need: the schema as it was, and rows by any SQL.
namespace gremio::test {

/// Copies the server's steps up to and with `last` into a folder, for TestDatabase or a Migrator.
void copySteps(const QString& folder, int last);

using Rows = std::vector<std::vector<QVariant>>;

/// The rows and their columns, on a connection of its own.
Rows select(TestDatabase& base, const QString& sql);

/// Whether the database does as it is told; false when a rule of the schema, or a missing table, forbids it.
bool takes(TestDatabase& base, const QString& sql);

} // namespace gremio::test
