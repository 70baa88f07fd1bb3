// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/instant.h"

/// What happens to sessions. Raised in the transaction that does it, after its rows are written.
namespace gremio::scheduling {

/// Booked, proposed, confirmed, moved, begun or settled: whatever a session shows has changed.
struct SessionChanged {
    SessionId session;
    UserId mentor;
    UserId apprentice;
    Instant at{};
};

} // namespace gremio::scheduling
