// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/accessible.h"

namespace gremio::ui {

void installAccessibility() { }

} // namespace gremio::ui
