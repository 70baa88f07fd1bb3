// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_course.h"

#include "server/scheduling/session_rules.h"

namespace gremio::scheduling {

using enum SessionEventKind;

namespace {

SessionTime timeOf(const Session& session)
{
    return {session.startsAt, session.endsAt};
}

std::optional<SessionTime> timeOf(const std::optional<SessionMove>& move)
{
    return move ? std::optional(SessionTime{move->startsAt, move->endsAt}) : std::nullopt;
}

} // namespace

SessionEvent beginning(const Session& session, Instant now)
{
    const bool proposed = session.bookedBy == session.mentor.id;
    return {0, proposed ? Proposed : Booked, now, session.bookedBy, {}, timeOf(session)};
}

SessionEvent step(
    SessionEventKind kind, const Session& former, const Session& session, UserId by, Instant now)
{
    SessionEvent event{0, kind, now, by, {}, {}};
    switch (kind) {
    case Moved:
    case MoveConfirmed:
        event.from = timeOf(former);
        event.to = timeOf(session);
        break;
    case MoveAsked:
        event.from = timeOf(former);
        event.to = timeOf(session.move);
        break;
    case MoveDeclined:
    case MoveWithdrawn:
        event.to = timeOf(former.move);
        break;
    default:
        break;
    }
    return event;
}

std::optional<SessionEvent> lapse(Session& session, Instant now)
{
    const Session former = session;
    settleByTime(session, now);
    if (session.status != former.status) {
        ++session.sequence;
        return SessionEvent{0, Lapsed, session.settledAt.value_or(now), {}, {}, {}};
    }
    if (former.move && !session.move)
        return SessionEvent{0, MoveLapsed, former.move->startsAt, {}, {}, timeOf(former.move)};
    return std::nullopt;
}

} // namespace gremio::scheduling
