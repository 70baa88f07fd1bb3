// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>

#include <memory>
#include <mutex>
#include <utility>

namespace gremio::net {

/// Counts the connections of each address. An IPv6 network of 64 bits counts as one address, because
/// that is what one customer gets (RFC 6177). Any thread.
class AddressLimit {
public:
    class Lease; ///< One connection; give it back by destroying it.

    explicit AddressLimit(int most); ///< 0: no limit, nothing is counted.
    /// Nothing if the address has all it may have.
    [[nodiscard]] std::unique_ptr<Lease> take(const QHostAddress& address);
    [[nodiscard]] bool isUnlimited() const { return m_most == 0; }

private:
    using Key = std::pair<quint64, quint64>;
    struct Counts {
        std::mutex mutex;
        QHash<Key, int> open;
    };

    int m_most;
    std::shared_ptr<Counts> m_counts;
};

class AddressLimit::Lease {
public:
    Lease(std::shared_ptr<Counts> counts, Key key);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();

private:
    std::shared_ptr<Counts> m_counts;
    Key m_key;
};

} // namespace gremio::net
