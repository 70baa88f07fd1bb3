// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/zone.h"

#include <set>

// When somebody can be met. Pure functions over values: no database, and what time it is comes as a
// parameter.
namespace gremio::scheduling {

/// What sessions may start at, and what free time is made of. Every zone is a multiple of it away from UTC
/// now, so that a quarter of an hour here is one everywhere.
inline constexpr std::chrono::minutes quarter{15};

/// On every such weekday, from one time on the clock to another; 24:00 is 1440.
struct WeeklyBlock {
    int weekday = 1; ///< ISO 8601: Monday is 1, Sunday 7
    std::chrono::minutes from{};
    std::chrono::minutes to{};
};

/// What is different on some dates, the last one included.
struct DateChange {
    enum class Kind { Closed, Less, More } kind = Kind::Closed;
    Date first{};
    Date last{};
    std::chrono::minutes from{}; ///< of each of the dates; nothing of Closed
    std::chrono::minutes to{};
};

/// Somebody's week, told by the clock of their own zone.
struct Week {
    QTimeZone zone;
    std::vector<WeeklyBlock> blocks;
    std::vector<DateChange> changes;
    std::set<Date> closedDays; ///< of the organisation: no weekly blocks then
};

/// The instants in the range at which the clock of that zone shows a time that is free, merged: of a block
/// through the hour that is skipped there is less, of one through the hour that comes twice there is more.
/// What is taken away from a date wins over what is added to it, and what is added over the organisation's
/// closed days.
std::vector<Interval> freeTime(const Week& week, const Interval& range);

struct SlotRules {
    std::chrono::minutes notice{}; ///< a slot starts no sooner than this from now
    std::chrono::days horizon{365}; ///< and before this from now
    std::chrono::minutes before{}; ///< kept free before each session, and
    std::chrono::minutes after{}; ///< after it; two sessions do not share what they keep free
};

/// Where sessions of that length may start: on a quarter of an hour that is in the range, with the whole
/// session in `free` and far enough from everything in `busy`. In order.
std::vector<Instant> slotStarts(const std::vector<Interval>& free, const std::vector<Interval>& busy,
    std::chrono::minutes length, const SlotRules& rules, const Interval& range, Instant now);

/// The first of them, at most so many, of which none overlaps the one before.
std::vector<Instant> firstSlots(const std::vector<Interval>& free, const std::vector<Interval>& busy,
    std::chrono::minutes length, const SlotRules& rules, const Interval& range, Instant now,
    std::size_t most);

} // namespace gremio::scheduling
