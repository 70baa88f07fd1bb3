// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::ui {

/// Makes roles and values of the painted widgets known to screen readers: Tag, StateTag and Badge as static
/// text, Avatar and Rating as graphics, Chip with its menu, Segmented and TabStrip as lists of choices.
/// Theme::install() calls it; more calls do nothing.
void installAccessibility();

} // namespace gremio::ui
