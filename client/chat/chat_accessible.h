// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio {

/// Makes the rows of a MessageView known to screen readers: a list whose items say who, what, when and how
/// far it has come, wherever they are. More calls do nothing.
void installChatAccessibility();

} // namespace gremio
