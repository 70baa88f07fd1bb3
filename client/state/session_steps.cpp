// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/session_steps.h"

using namespace std::chrono_literals;

namespace gremio {

namespace {

using enum SessionStatus;

// As the server judges (docs/api.md, Sessions).
constexpr auto waitFor = 10min;
constexpr auto cancelCutOff = 2h;

} // namespace

const Person& otherOf(const Session& session, const UserId& me)
{
    return session.mentor.id == me ? session.apprentice : session.mentor;
}

bool isUpcoming(const Session& session, Instant now)
{
    switch (session.status) {
    case Proposed:
        return session.startsAt > now;
    case Scheduled:
    case InProgress:
        return session.endsAt > now;
    default:
        return false;
    }
}

SessionSteps stepsOf(const Session& session, const UserId& me, Instant now)
{
    SessionSteps steps;
    const bool mentors = session.mentor.id == me;
    const bool before = now < session.startsAt;
    if (session.status == Proposed && before) {
        const bool mine = session.bookedBy == me;
        steps.confirm = !mine;
        steps.decline = !mine;
        steps.cancel = mine;
        steps.answerAwaited = mine;
        return steps;
    }
    if (session.status == Scheduled) {
        const bool moving = session.move && session.move->startsAt > now;
        const bool asked = moving && session.move->by == me;
        steps.confirm = moving && !asked;
        steps.decline = moving && !asked;
        steps.takeBack = asked;
        steps.answerAwaited = asked;
        steps.reschedule = before;
        const bool inTime = mentors || now + cancelCutOff <= session.startsAt;
        steps.cancel = before && inTime;
        steps.cancelTooLate = before && !inTime;
    }
    if (session.status == Scheduled || session.status == InProgress)
        steps.join = session.startsAt - joinBefore <= now && now < session.endsAt;
    // People meet elsewhere, too: nobody has to say that they came.
    steps.complete = session.status == Scheduled && session.endsAt <= now;
    if (session.status == InProgress) {
        const bool iCame = (mentors ? session.mentorCameAt : session.apprenticeCameAt).has_value();
        const bool otherCame = (mentors ? session.apprenticeCameAt : session.mentorCameAt).has_value();
        steps.complete = !before;
        steps.missed = iCame && !otherCame && session.startsAt + waitFor <= now;
    }
    return steps;
}

} // namespace gremio
