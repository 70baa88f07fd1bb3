// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <compare>
#include <cstddef>

namespace gremio::net {

/// What counts as one address where something is counted by address: an IPv4 address, also when it came as
/// ::ffff:a.b.c.d, or an IPv6 network of 64 bits, because that is what one customer gets (RFC 6177).
struct AddressKey {
    quint64 network = 0;
    quint64 host = 0;

    auto operator<=>(const AddressKey&) const = default;
};

AddressKey addressKey(const QHostAddress& address);
std::size_t qHash(const AddressKey& key, std::size_t seed = 0) noexcept;

} // namespace gremio::net
