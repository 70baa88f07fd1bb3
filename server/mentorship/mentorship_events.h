// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/instant.h"
#include "shared/protocol/mentorship.h"

#include <optional>

/// What happens between apprentices and mentors. Raised in the transaction that does it
/// (Transaction::raise), after its rows are written.
namespace gremio::mentorship {

/// An apprentice asked a mentor.
struct RequestSent {
    MentorshipRequestId request;
    UserId mentor;
    UserId apprentice;
    Instant at{};
    Instant expiresAt{};
};

/// A request stopped being pending, whoever settled it: accepted, declined, withdrawn, expired.
struct RequestSettled {
    MentorshipRequestId request;
    UserId mentor;
    UserId apprentice;
    RequestStatus status = RequestStatus::Accepted;
    Instant at{};
};

/// An accepted request opened a mentorship. Raised right after its RequestSettled.
struct MentorshipStarted {
    MentorshipId mentorship;
    MentorshipRequestId request;
    UserId mentor;
    UserId apprentice;
    Instant at{};
};

/// One of the two ended it, or lost their account.
struct MentorshipEnded {
    MentorshipId mentorship;
    UserId mentor;
    UserId apprentice;
    UserId by;
    Instant at{};
};

} // namespace gremio::mentorship
