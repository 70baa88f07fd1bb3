// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/address_key.h"

#include <QHash>
#include <QtEndian>

namespace gremio::net {

AddressKey addressKey(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:a.b.c.d
    if (isV4)
        return {0, (quint64(1) << 32U) | v4};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return {qFromBigEndian<quint64>(bytes.c), 0};
}

std::size_t qHash(const AddressKey& key, std::size_t seed) noexcept
{
    return qHashMulti(seed, key.network, key.host);
}

} // namespace gremio::net
