// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session_event.h"

/// What is written down of what happened to a session. Pure functions; the numbers are left to the rows.
namespace gremio::scheduling {

/// How a new session began.
SessionEvent beginning(const Session& session, Instant now);

/// What `by` made of `former`, by one of the functions of session_rules.h.
SessionEvent step(
    SessionEventKind kind, const Session& former, const Session& session, UserId by, Instant now);

/// Makes a session as it was written into what it is by now; what that was, where something lapsed.
std::optional<SessionEvent> lapse(Session& session, Instant now);

} // namespace gremio::scheduling
