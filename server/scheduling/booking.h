// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/interval.h"
#include "server/storage/transaction.h"
#include "shared/core/id.h"

#include <optional>

/// Whether a time can be booked. The schedules of both are locked before.
namespace gremio::scheduling {

struct Pair {
    UserId mentor;
    UserId apprentice;
};

/// In the order of their ids; then what lapsed of the two takes no time any more.
void lockBoth(storage::Transaction& tx, const Pair& pair);

/// The time that is asked for. ValidationFailed at /startsAt: in the past, off the quarter of an hour, or
/// more than a year ahead.
Interval timeFrom(Instant startsAt, std::chrono::minutes length, Instant now);

enum class Freedom {
    Slot, ///< one of the mentor's free slots, and the apprentice is free
    Outside, ///< nobody is elsewhere, but the mentor does not offer this time
    Taken, ///< somebody is elsewhere, or the mentor's pause before or after
};

/// What is in the way of the pair meeting then. `except` is a session that would move there.
Freedom freedomOf(storage::Transaction& tx, const Pair& pair, const Interval& time, SessionId except = {});

/// Whether one of the two is elsewhere; pauses do not count.
bool anybodyElsewhere(
    storage::Transaction& tx, const Pair& pair, const Interval& time, SessionId except = {});

/// Throws SlotTaken or NotASlot with the next free slots of that length.
[[noreturn]] void refuse(
    storage::Transaction& tx, const Pair& pair, const Interval& time, Freedom freedom, SessionId except = {});

} // namespace gremio::scheduling
