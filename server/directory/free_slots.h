// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/mentor.h"

#include <QHash>

namespace gremio::directory {

/// As many slots of a mentor as a card shows.
inline constexpr std::size_t nextSlotsTold = 3;

/// Half-open.
struct TimeSpan {
    Instant from{};
    Instant to{};
};

/// When mentors can be met, as the search asks for it. Scheduling, which stands on the directory, knows.
class FreeSlots {
public:
    FreeSlots() = default;
    virtual ~FreeSlots() = default;
    FreeSlots(const FreeSlots&) = delete;
    FreeSlots& operator=(const FreeSlots&) = delete;

    /// Of each mentor the next slots, at most nextSlotsTold, that the asker could book, as far ahead as the
    /// mentor takes bookings; of the mentor's shortest session, none that overlaps the one before. With a
    /// span, those with the whole session in it. Who has none is left out. All are looked up together. Any
    /// thread.
    virtual QHash<UserId, std::vector<NextSlot>> next(storage::Transaction& tx, UserId asker,
        const std::vector<UserId>& mentors, const std::optional<TimeSpan>& span) const = 0;
};

} // namespace gremio::directory
