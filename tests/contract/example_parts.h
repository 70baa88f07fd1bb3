// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/instant.h"
#include "shared/protocol/mentorship.h"

/// What examples are made of.
namespace gremio::test::examples {

/// Ids that tell themselves apart.
template <class Some>
Some id(int number)
{
    return Some::parse(QByteArray("01946f00-0000-7000-8000-0000000000") + QByteArray::number(10 + number))
        .value();
}

constexpr Instant at(qint64 ms)
{
    return instantFromMillis(1'790'000'000'000 + ms); // 2026-09-21T14:13:20.000Z
}

inline Person ada()
{
    return {.id = id<UserId>(1),
        .displayName = QStringLiteral("Ada Byron"),
        .headline = QStringLiteral("Máquinas & \"números\"")};
}

inline Person gone()
{
    return {.id = id<UserId>(2), .displayName = {}, .headline = {}, .deleted = true};
}

} // namespace gremio::test::examples
