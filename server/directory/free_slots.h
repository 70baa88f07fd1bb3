// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/mentor.h"

#include <QHash>

namespace gremio::directory {

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

    /// Of each mentor the first slot that the asker could book, as far ahead as the mentor takes bookings;
    /// with a span, the first with the whole of the mentor's shortest session in it. Who has none is left
    /// out. All are looked up together. Any thread.
    virtual QHash<UserId, NextSlot> first(storage::Transaction& tx, UserId asker,
        const std::vector<UserId>& mentors, const std::optional<TimeSpan>& span) const = 0;
};

} // namespace gremio::directory
