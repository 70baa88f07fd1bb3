// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/transaction.h"

#include "server/storage/connection.h"
#include "server/storage/log.h"

#include <stdexcept>

namespace gremio::storage {

Transaction::Transaction(Connection& connection, const EventBus& bus, Instant now, bool writable)
    : m_connection(connection)
    , m_bus(bus)
    , m_now(now)
    , m_writable(writable)
{
}

Query Transaction::query(const Statement& statement)
{
    if (m_connection.failure())
        throw StorageError(StorageError::Kind::Failed, "an earlier statement of this transaction failed");
    return Query(m_connection, m_connection.prepared(statement));
}

Engine Transaction::engine() const
{
    return m_connection.engine();
}

void Transaction::requireWritable() const
{
    if (!m_writable)
        throw std::logic_error("only a write transaction raises events");
}

void Transaction::callListener(const std::function<void()>& call)
{
    try {
        call();
    } catch (const std::exception& exception) {
        qCWarning(lcStorage, "a listener after the commit failed: %s", exception.what());
    } catch (...) {
        qCWarning(lcStorage, "a listener after the commit failed");
    }
}

} // namespace gremio::storage
