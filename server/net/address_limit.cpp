// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/address_limit.h"

#include <utility>

namespace gremio::net {

AddressLimit::AddressLimit(int most)
    : m_most(most)
    , m_counts(std::make_shared<Counts>())
{
}

std::unique_ptr<AddressLimit::Lease> AddressLimit::take(const QHostAddress& address)
{
    const AddressKey key = addressKey(address);
    {
        const std::lock_guard lock(m_counts->mutex);
        int& open = m_counts->open[key];
        if (m_most > 0 && open >= m_most)
            return nullptr;
        ++open;
    }
    return std::make_unique<Lease>(m_counts, key);
}

AddressLimit::Lease::Lease(std::shared_ptr<Counts> counts, AddressKey key)
    : m_counts(std::move(counts))
    , m_key(key)
{
}

AddressLimit::Lease::~Lease()
{
    const std::lock_guard lock(m_counts->mutex);
    const auto found = m_counts->open.find(m_key);
    if (--found.value() == 0)
        m_counts->open.remove(m_key);
}

} // namespace gremio::net
