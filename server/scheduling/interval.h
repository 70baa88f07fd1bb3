// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <vector>

namespace gremio::scheduling {

/// Time from `from` on and up to, but without, `to`. Back to back is not overlapping.
struct Interval {
    Instant from{};
    Instant to{};

    bool isEmpty() const { return to <= from; }
    bool contains(const Interval& other) const { return from <= other.from && other.to <= to; }
    bool overlaps(const Interval& other) const { return from < other.to && other.from < to; }
    bool operator==(const Interval&) const = default;
};

/// In order and as few as possible: what overlaps or touches becomes one, what is empty goes.
std::vector<Interval> merged(std::vector<Interval> intervals);

/// What is in `intervals` and not in `taken`, merged.
std::vector<Interval> without(std::vector<Interval> intervals, std::vector<Interval> taken);

/// What is in both.
Interval common(const Interval& one, const Interval& other);

} // namespace gremio::scheduling
