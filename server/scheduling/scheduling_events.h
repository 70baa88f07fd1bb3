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

/// One of the two wrote what the other one sees in the notes.
struct SessionNoted {
    SessionId session;
    UserId mentor;
    UserId apprentice;
};

/// What can be booked with a mentor has changed otherwise: held, given back, lapsed, offered anew.
struct OfferChanged {
    UserId mentor;
};

} // namespace gremio::scheduling
