// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_axis.h"
#include "shared/protocol/availability.h"
#include "shared/protocol/calendar_day.h"

namespace gremio {

/// What the availability page edits, and what follows from it.
struct AvailabilityDraft {
    Availability value;

    bool operator==(const AvailabilityDraft&) const = default;

    std::vector<DayBlock> blocks() const;
    void setBlocks(const std::vector<DayBlock>& blocks);
    /// How many days and fields differ.
    int changesFrom(const AvailabilityDraft& saved) const;
    /// What was changed here, since `before`, on top of what it is `now`: day by day, field by field.
    AvailabilityDraft onTopOf(const AvailabilityDraft& now, const AvailabilityDraft& before) const;

private:
    std::vector<AvailabilityBlock> blocksOf(int weekday) const;
};

/// When somebody with that week can be met on the axis's days: what is taken away from a date wins over what
/// is added to it, and that over the organisation's closed days. The axis is that of the week's zone.
std::vector<TimeSpan> freeTimeOf(const Availability& week,
    const std::vector<AvailabilityException>& exceptions, const std::vector<CalendarDay>& closed,
    const WeekAxis& axis);

} // namespace gremio
