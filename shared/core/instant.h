// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace gremio {

/// A point in time: UTC, whole milliseconds since the Unix epoch.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

constexpr Instant instantFromMillis(qint64 millis)
{
    return Instant(std::chrono::milliseconds(millis));
}

constexpr qint64 toMillis(Instant instant)
{
    return instant.time_since_epoch().count();
}

/// RFC 3339, UTC, with milliseconds: 2026-11-20T09:30:00.000Z
QByteArray toRfc3339(Instant instant);

/// Any RFC 3339 date-time of the years 0000 to 9999 with `Z` or a numeric offset; finer fractions are cut to
/// milliseconds. Nothing for anything else, impossible dates and leap seconds included.
std::optional<Instant> parseRfc3339(QByteArrayView text);

} // namespace gremio
