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

struct WriteHint;

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

    /// Runs at the very end, before the commit, in the order it was asked for: for rows that nothing in the
    /// transaction reads and that are cheaper written together. On SQLite it follows the last job of the
    /// whole group, outside the jobs' savepoints; when it throws, the group fails. It raises no events.
    void beforeCommit(std::function<void(Transaction&)> last) { m_beforeCommit.push_back(std::move(last)); }

    /// Of the job that runs; null if it has none. What the caller had made before for it may be in there.
    const WriteHint* hint() const { return m_hint; }

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
    /// Likewise, and what is still to run before.
    std::vector<std::function<void(Transaction&)>> takeBeforeCommit() { return std::move(m_beforeCommit); }
    void setHint(const WriteHint* hint) { m_hint = hint; }

private:
    void requireWritable() const;
    static void callListener(const std::function<void()>& call);

    Connection& m_connection;
    const EventBus& m_bus;
    Instant m_now;
    bool m_writable;
    const WriteHint* m_hint = nullptr;
    std::vector<std::function<void()>> m_afterCommit;
    std::vector<std::function<void(Transaction&)>> m_beforeCommit;
    std::unordered_map<std::type_index, std::any> m_scratch;
};

} // namespace gremio::storage
