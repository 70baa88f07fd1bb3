// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/query.h"

#include "server/storage/connection.h"

#include <QSqlError>

namespace gremio::storage {
namespace {

[[noreturn]] void defect(const QByteArray& message)
{
    throw StorageError(StorageError::Kind::Failed, message);
}

} // namespace

Query::Query(Connection& connection, PreparedStatement& statement)
    : m_connection(&connection)
    , m_statement(&statement)
    , m_bound(static_cast<std::size_t>(statement.sql.placeholders), false)
{
    m_statement->inUse = true;
}

Query::Query(Query&& other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bound(std::move(other.m_bound))
    , m_ran(other.m_ran)
{
}

Query::~Query()
{
    if (!m_statement)
        return;
    finish();
    m_statement->inUse = false;
}

void Query::bindValue(const char* name, const QVariant& value)
{
    const auto& parameters = m_statement->sql.parameters;
    const auto places = parameters.constFind(QByteArray::fromRawData(name, qsizetype(qstrlen(name))));
    if (places == parameters.cend())
        defect("statement " + m_statement->name + " has no parameter " + name);
    for (const int place : *places) {
        m_statement->query.bindValue(place, value);
        m_bound[static_cast<std::size_t>(place)] = true;
    }
}

void Query::run()
{
    m_ran = true;
    for (const bool bound : m_bound) {
        if (!bound)
            defect("statement " + m_statement->name + " wants a value for each parameter");
    }
    if (!m_statement->query.exec())
        m_connection->fail(m_statement->query.lastError(), m_statement->name);
}

bool Query::next()
{
    if (!m_ran)
        run();
    if (m_statement->query.next())
        return true;
    if (m_statement->query.lastError().isValid())
        m_connection->fail(m_statement->query.lastError(), m_statement->name);
    return false;
}

QVariant Query::value(int column) const
{
    if (!m_statement->query.isValid())
        defect("statement " + m_statement->name + " has no current row");
    QVariant value = m_statement->query.value(column);
    if (!value.isValid())
        defect("statement " + m_statement->name + " has no column " + QByteArray::number(column));
    return value;
}

qint64 Query::exec()
{
    run();
    qint64 rows = 0;
    if (m_statement->query.isSelect()) { // SELECT or RETURNING after all
        while (next())
            ++rows;
    } else {
        rows = m_statement->query.numRowsAffected();
    }
    finish();
    return rows;
}

bool Query::exists()
{
    const bool found = next();
    finish();
    return found;
}

void Query::finish()
{
    m_statement->query.finish();
}

} // namespace gremio::storage
