// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/error.h"

namespace gremio::storage {

StorageError::StorageError(Kind kind, QByteArray message, QByteArray code)
    : m_kind(kind)
    , m_message(std::move(message))
    , m_code(std::move(code))
{
    if (!m_code.isEmpty())
        m_message += " (" + m_code + ')';
}

ConstraintMap& ConstraintMap::add(const QByteArray& name, ErrorCode code)
{
    m_codes.insert(name, code);
    return *this;
}

ConstraintMap& ConstraintMap::add(
    const QByteArray& postgresName, const QByteArray& sqliteColumns, ErrorCode code)
{
    m_codes.insert(postgresName, code);
    m_codes.insert(sqliteColumns, code);
    return *this;
}

std::optional<ErrorCode> ConstraintMap::find(QByteArrayView nameOrColumns) const
{
    const auto found = m_codes.constFind(nameOrColumns.toByteArray());
    return found == m_codes.cend() ? std::nullopt : std::optional(*found);
}

} // namespace gremio::storage
