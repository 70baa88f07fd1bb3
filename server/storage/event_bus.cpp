// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/event_bus.h"

#include <stdexcept>

namespace gremio::storage {
namespace {

template <class Listeners>
const auto& listenersOf(const Listeners& listeners, std::type_index type)
{
    static const typename Listeners::mapped_type none;
    const auto found = listeners.find(type);
    return found == listeners.end() ? none : found->second;
}

void requireOpen(bool frozen)
{
    if (frozen)
        throw std::logic_error("listeners are added in the composition root, before freeze()");
}

} // namespace

const std::vector<EventBus::InTransaction>& EventBus::inTransactionListeners(std::type_index type) const
{
    return listenersOf(m_inTransaction, type);
}

const std::vector<EventBus::AfterCommit>& EventBus::afterCommitListeners(std::type_index type) const
{
    return listenersOf(m_afterCommit, type);
}

void EventBus::addInTransaction(std::type_index type, InTransaction listener)
{
    requireOpen(m_frozen);
    m_inTransaction[type].push_back(std::move(listener));
}

void EventBus::addAfterCommit(std::type_index type, AfterCommit listener)
{
    requireOpen(m_frozen);
    m_afterCommit[type].push_back(std::move(listener));
}

} // namespace gremio::storage
