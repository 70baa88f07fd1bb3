// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace gremio::storage {

/// A statement as the drivers want it: comments gone, each `:name` a `?`.
struct SqlText {
    QString text;
    int placeholders = 0;
    /// For each parameter the placeholders it fills, counted from 0.
    QHash<QByteArray, std::vector<int>> parameters;
};

/// Knows strings, quoted identifiers, `E''`, dollar quotes, comments (nested ones too) and `::` casts. Throws
/// StorageError for a bare `?`, which the drivers would take for a placeholder.
SqlText parseSql(const QString& source);

/// The statements of a script, in order, without those that are only comments. A `;` inside a string, a
/// comment, a dollar-quoted body, or the BEGIN … END of a trigger or function does not end a statement.
QStringList splitSql(const QString& script);

} // namespace gremio::storage
