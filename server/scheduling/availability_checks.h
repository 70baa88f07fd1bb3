// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/free_time.h"
#include "shared/protocol/availability.h"

namespace gremio::scheduling {

/// Throws ValidationFailed with every block that ends before it starts, is off the quarter of an hour, or
/// overlaps another of its day.
void checkBlocks(const Availability& availability);

/// Throws ValidationFailed. What is added on one date must be a time that comes exactly once there.
void checkException(const AvailabilityExceptionBody& body, const QTimeZone& zone, Date today);

/// Of what was checked.
Week weekOf(const Availability& availability, const std::vector<AvailabilityException>& exceptions);
SlotRules slotRulesOf(const Availability& availability);

} // namespace gremio::scheduling
