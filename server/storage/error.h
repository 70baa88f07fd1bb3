// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/problem.h"

#include <QByteArray>
#include <QHash>

#include <exception>
#include <optional>

namespace gremio::storage {

/// The database refused or could not be asked. Our own words only: the engine's text may hold values of rows
/// and is neither kept nor shown.
class StorageError : public std::exception {
public:
    enum class Kind {
        Failed, ///< a statement that is wrong for this schema, a value that does not fit: a defect
        Constraint, ///< a constraint that no domain has a problem for
        Retry, ///< deadlock or serialisation failure; the storage tries again by itself, boundedly
        Unavailable, ///< no connection, locked for too long, disk full: 503 for the caller
    };

    /// `code` is the engine's: an SQLSTATE, or SQLite's extended result code as a number.
    StorageError(Kind kind, QByteArray message, QByteArray code = {});

    Kind kind() const { return m_kind; }
    const QByteArray& code() const { return m_code; }
    const char* what() const noexcept override { return m_message.constData(); }

private:
    Kind m_kind;
    QByteArray m_message;
    QByteArray m_code;
};

/// Which broken constraint is which problem. Each domain adds its own in the composition root, before the
/// Database is made; read by all threads afterwards.
class ConstraintMap {
public:
    /// A constraint that both engines name alike: `CONSTRAINT name CHECK (…)`, or the text of `RAISE(ABORT,
    /// 'name')` beside PostgreSQL's constraint of that name.
    ConstraintMap& add(const QByteArray& name, ErrorCode code);

    /// A unique constraint or index: PostgreSQL's name, and what SQLite says instead: its columns as
    /// `table.column, table.other`, in the order of the index (for an index over expressions: its name).
    ConstraintMap& add(const QByteArray& postgresName, const QByteArray& sqliteColumns, ErrorCode code);

    std::optional<ErrorCode> find(QByteArrayView nameOrColumns) const;

private:
    QHash<QByteArray, ErrorCode> m_codes;
};

} // namespace gremio::storage
