// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

/// What happens to profiles. Raised in the transaction that does it, after its rows are written.
namespace gremio::directory {

/// What somebody shows of themselves is another now, how many places they have, or
/// how they are rated.
struct ProfileChanged {
    UserId user;
};

} // namespace gremio::directory
