// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"
#include "server/storage/event_bus.h"
#include "server/storage/query.h"
#include "server/storage/statement.h"
#include "shared/core/instant.h"

#include <any>
#include <functional>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <vector>

namespace gremio::storage {

/// A running transaction on this thread's connection, for reading or for writing. Handed to a job by the
/// Database, which commits when the job returns and rolls back when it throws. Never kept, never passed to
/// another thread. Reading on SQLite sees one snapshot; on PostgreSQL each statement sees what is committed
/// by then (READ COMMITTED).
class Transaction {
public:
    Transaction(Connection& connection, const EventBus& bus, Instant now, bool writable);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() = default;

    /// Throws StorageError when an earlier statement of this transaction failed.
    Query query(const Statement& statement);

    Engine engine() const;
    bool writable() const { return m_writable; }

    /// Fixed when the transaction began.
    Instant now() const { return m_now; }

    /// Says what happened. Listeners in the transaction have run when this returns; those after the commit
    /// run when, and only if, it commits.
    template <class E>
    void raise(const E& event)
    {
        requireWritable();
        for (const auto& listener : m_bus.inTransactionListeners(typeid(E)))
            listener(&event, *this);
        const auto& later = m_bus.afterCommitListeners(typeid(E));
        if (!later.empty())
            m_afterCommit.push_back([event, &later] {
                for (const auto& listener : later)
                    callListener([&] { listener(&event); });
            });
    }

    /// What the parts of one transaction have for each other: one T, made when it is first asked for.
    template <class T>
    T& scratch()
    {
        std::any& place = m_scratch[typeid(T)];
        if (!place.has_value())
            place.emplace<T>();
        return *std::any_cast<T>(&place);
    }

    /// What is to run once this is committed. Taken by the writer.
    std::vector<std::function<void()>> takeAfterCommit() { return std::move(m_afterCommit); }

private:
    void requireWritable() const;
    static void callListener(const std::function<void()>& call);

    Connection& m_connection;
    const EventBus& m_bus;
    Instant m_now;
    bool m_writable;
    std::vector<std::function<void()>> m_afterCommit;
    std::unordered_map<std::type_index, std::any> m_scratch;
};

} // namespace gremio::storage
