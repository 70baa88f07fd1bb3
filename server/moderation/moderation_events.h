// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

namespace gremio::moderation {

/// Somebody blocked somebody, or no longer does. For the one who blocks; the other is not told.
struct BlockChanged {
    UserId blocker;
    UserId blocked;
    bool isBlocked = false;
};

} // namespace gremio::moderation
