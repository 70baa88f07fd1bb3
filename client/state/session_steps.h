// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

namespace gremio {

/// What can be done about a session, now, by one of the two. The server has the last word.
struct SessionSteps {
    bool confirm = false; ///< a proposal, or another time that the other asks for
    bool decline = false;
    bool takeBack = false; ///< the other time that I ask for
    bool cancel = false;
    bool cancelTooLate = false; ///< it could be cancelled, but it begins too soon
    bool reschedule = false;
    bool join = false; ///< say that I am there, or go there again
    bool complete = false;
    bool missed = false; ///< I am there, the other is not
    bool answerAwaited = false; ///< the other has to confirm

    /// Somebody waits for me to do something.
    bool asksMe() const { return confirm; }
};

SessionSteps stepsOf(const Session& session, const UserId& me, Instant now);

/// It is to come, or going on.
bool isUpcoming(const Session& session, Instant now);

/// Whom I meet.
const Person& otherOf(const Session& session, const UserId& me);

/// One may come so long before the start.
inline constexpr std::chrono::minutes joinBefore{10};

} // namespace gremio
