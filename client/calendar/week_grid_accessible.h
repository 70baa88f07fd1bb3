// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio {

/// Makes what stands in a WeekGrid known to screen readers: a list of the cursor's place and of the blocks,
/// each with its name and its press. More calls do nothing.
void installCalendarAccessibility();

} // namespace gremio
