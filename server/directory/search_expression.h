// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace gremio::directory {

/// What a search wants of a mentor's terms (search_terms.h): one term at least of each group in `all`, and
/// none of `none`. Each engine has its own way to write it. Terms hold only letters, marks, digits and `_`,
/// so nothing that a person typed can mean anything to an engine.
struct SearchExpression {
    std::vector<QStringList> all; ///< never empty, nor is any group
    QStringList none;

    /// For SQLite: FTS5's query syntax.
    QString toFts5() const;
    /// For PostgreSQL: a tsquery.
    QString toTsquery() const;
    /// For a look at one row's text: a JSON list of the lists in `all`, each term between two spaces.
    /// Without `none`.
    QString toJson() const;
};

} // namespace gremio::directory
