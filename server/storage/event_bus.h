// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <functional>
#include <typeindex>
#include <unordered_map>
#include <vector>

namespace gremio::storage {

class Transaction;

/// Who listens to which domain event, and in which phase. Filled in the composition root, then frozen; from
/// then on read by every writer. An event is any copyable struct.
class EventBus {
public:
    /// Runs inside the transaction that raised the event, at once: writes rows that stand or fall with it.
    /// May throw a Problem, which fails the transaction.
    template <class E>
    void inTransaction(std::function<void(const E&, Transaction&)> listener)
    {
        addInTransaction(typeid(E), [listener = std::move(listener)](const void* event, Transaction& tx) {
            listener(*static_cast<const E*>(event), tx);
        });
    }

    /// Runs after the commit, on the writer's thread, in the order the events were raised, before the job's
    /// completion: tells others and returns quickly. Not run at all when the transaction rolled back. What it
    /// throws is logged and harms nobody.
    template <class E>
    void afterCommit(std::function<void(const E&)> listener)
    {
        addAfterCommit(typeid(E),
            [listener = std::move(listener)](const void* event) { listener(*static_cast<const E*>(event)); });
    }

    /// From here on a further listener is refused (std::logic_error).
    void freeze() { m_frozen = true; }

    using InTransaction = std::function<void(const void*, Transaction&)>;
    using AfterCommit = std::function<void(const void*)>;
    const std::vector<InTransaction>& inTransactionListeners(std::type_index type) const;
    const std::vector<AfterCommit>& afterCommitListeners(std::type_index type) const;

private:
    void addInTransaction(std::type_index type, InTransaction listener);
    void addAfterCommit(std::type_index type, AfterCommit listener);

    std::unordered_map<std::type_index, std::vector<InTransaction>> m_inTransaction;
    std::unordered_map<std::type_index, std::vector<AfterCommit>> m_afterCommit;
    bool m_frozen = false;
};

} // namespace gremio::storage
