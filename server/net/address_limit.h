// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/address_key.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace gremio::net {

/// Counts the connections of each address (AddressKey). Any thread.
class AddressLimit {
public:
    class Lease; ///< One connection; give it back by destroying it.

    explicit AddressLimit(int most); ///< 0: no limit, nothing is counted.
    /// Nothing if the address has all it may have.
    [[nodiscard]] std::unique_ptr<Lease> take(const QHostAddress& address);
    [[nodiscard]] bool isUnlimited() const { return m_most == 0; }

private:
    struct Counts {
        std::mutex mutex;
        QHash<AddressKey, int> open;
    };

    int m_most;
    std::shared_ptr<Counts> m_counts;
};

class AddressLimit::Lease {
public:
    Lease(std::shared_ptr<Counts> counts, AddressKey key);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();

private:
    std::shared_ptr<Counts> m_counts;
    AddressKey m_key;
};

} // namespace gremio::net
