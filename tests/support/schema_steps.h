// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

#include <QString>
#include <QTemporaryDir>
#include <QVariant>

#include <vector>

/// What the tests of schema steps need: the schema as it was, and rows by any SQL.
namespace gremio::test {

/// Copies the server's steps up to and with `last` into a folder, for TestDatabase or a Migrator.
void copySteps(const QString& folder, int last);

using Rows = std::vector<std::vector<QVariant>>;

/// The rows and their columns, on a connection of its own.
Rows select(TestDatabase& base, const QString& sql);

/// Ana and Ben, `a` and `b`.
inline constexpr auto twoPeople = R"(
    INSERT INTO users (id, email, email_key, display_name, locale, time_zone, created_at, updated_at) VALUES
        ('a', 'a@example.org', 'a@example.org', 'Ana', 'es', 'UTC', 1, 1),
        ('b', 'b@example.org', 'b@example.org', 'Ben', 'en', 'UTC', 2, 2))";

/// A database as it was after the step `last`, to take further ones.
class StepStage {
public:
    /// With rows, if there are any: SQL, statements apart by `;`.
    StepStage(Engine engine, int last, std::initializer_list<const char*> rows = {twoPeople});

    /// Up to and with that step. Whether all the steps between were taken.
    bool migrate(int to);

private:
    QTemporaryDir m_old;
    QTemporaryDir m_fresh;
    int m_last;

public:
    TestDatabase base;
};

/// Whether the database does as it is told; false when a rule of the schema, or a missing table, forbids it.
bool takes(TestDatabase& base, const QString& sql);

} // namespace gremio::test
