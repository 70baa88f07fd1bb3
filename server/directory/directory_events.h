// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"

/// What happens to profiles. Raised in the transaction that does it, after its rows are written.
namespace gremio::directory {

/// What somebody shows of themselves is another now, or how many places they have.
struct ProfileChanged {
    UserId user;
};

} // namespace gremio::directory
