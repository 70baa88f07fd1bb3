// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

#include <chrono>

/// What happens to sessions. Raised in the transaction that does it, after its rows are written.
namespace gremio::scheduling {

/// Booked, proposed, confirmed, moved, begun or settled: whatever a session shows has changed.
struct SessionChanged {
    SessionId session;
    UserId mentor;
    UserId apprentice;
    Instant at{};
    UserId by; ///< null: nobody, the time did it
    std::optional<Session> former; ///< what it was; absent for a new one
};

/// Somebody is to be reminded of what starts then.
struct SessionDue {
    SessionId session;
    UserId user;
    std::chrono::minutes before{}; ///< which of the reminders it is
    Instant startsAt{};
    Instant at{};
    bool byMail = true; ///< they want it so, too
};

/// What somebody wants to be told when is otherwise now.
struct PreferencesChanged {
    UserId user;
};

/// One of the two changed their notes.
struct SessionNoted {
    SessionId session;
    UserId mentor;
    UserId apprentice;
    UserId by;
    bool shared = true; ///< what both see; otherwise it is nobody else's affair
};

/// What can be booked with a mentor has changed otherwise: held, given back, lapsed, offered anew.
struct OfferChanged {
    UserId mentor;
};

} // namespace gremio::scheduling
