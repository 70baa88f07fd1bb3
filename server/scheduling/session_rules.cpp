// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_rules.h"

#include "shared/core/problem.h"

#include <tuple>
#include <utility>

namespace gremio::scheduling {

namespace {

using enum SessionStatus;
using Kind = SessionEventKind;

void require(bool condition, ErrorCode code, const QString& detail = {})
{
    if (!condition)
        throw Problem(code, detail);
}

void settle(Session& session, SessionStatus status, Instant at)
{
    session.status = status;
    session.settledAt = at;
    session.move.reset();
    ++session.sequence;
}

Kind dropMove(Session& session, UserId by)
{
    const bool own = session.move->by == by;
    session.move.reset();
    return own ? Kind::MoveWithdrawn : Kind::MoveDeclined;
}

std::optional<Instant>& arrivalOf(Session& session, UserId user)
{
    return session.mentor.id == user ? session.mentorCameAt : session.apprenticeCameAt;
}

} // namespace

bool isLive(const Session& session)
{
    return session.status == Proposed || session.status == Scheduled || session.status == InProgress;
}

void settleByTime(Session& session, Instant now)
{
    if (session.status == Proposed && session.startsAt <= now) {
        session.status = Cancelled;
        session.settledAt = session.startsAt;
    }
    if (session.move && session.move->startsAt <= now)
        session.move.reset();
}

SessionEventKind confirm(Session& session, UserId by, Instant now)
{
    settleByTime(session, now);
    const Kind kind = session.status == Proposed ? Kind::Confirmed : Kind::MoveConfirmed;
    if (session.status == Proposed) {
        require(by != session.bookedBy, ErrorCode::Forbidden,
            QStringLiteral("Only the one it was proposed to can do this."));
        session.status = Scheduled;
    } else {
        require(session.status == Scheduled && session.move, ErrorCode::SessionNotOpen);
        require(by != session.move->by, ErrorCode::Forbidden,
            QStringLiteral("Only the other one can agree to this time."));
        session.startsAt = session.move->startsAt;
        session.endsAt = session.move->endsAt;
        session.move.reset();
    }
    ++session.sequence;
    return kind;
}

SessionEventKind decline(Session& session, UserId by, const std::optional<QString>& reason, Instant now)
{
    settleByTime(session, now);
    if (session.status == Proposed) {
        require(by != session.bookedBy, ErrorCode::Forbidden,
            QStringLiteral("Only the one it was proposed to can do this; who proposed it can cancel it."));
        settle(session, Cancelled, now);
        session.cancelledBy = by;
        if (reason && !reason->isEmpty())
            session.cancelReason = reason;
        return Kind::Declined;
    }
    require(session.status == Scheduled && session.move, ErrorCode::SessionNotOpen);
    return dropMove(session, by);
}

SessionEventKind cancel(Session& session, UserId by, const QString& reason, Instant now)
{
    settleByTime(session, now);
    require(session.status == Proposed || session.status == Scheduled, ErrorCode::SessionNotOpen);
    require(now < session.startsAt, ErrorCode::TooLate);
    if (session.status == Scheduled && by == session.apprentice.id)
        require(now + cancelCutOff <= session.startsAt, ErrorCode::TooLate);
    session.cancelReason = reason;
    return abandon(session, by, now);
}

SessionEventKind abandon(Session& session, UserId by, Instant now)
{
    settle(session, Cancelled, now);
    session.cancelledBy = by;
    return Kind::Cancelled;
}

void requireMovable(Session& session, Instant now)
{
    settleByTime(session, now);
    require(session.status == Scheduled && now < session.startsAt, ErrorCode::SessionNotOpen);
}

std::optional<SessionEventKind> reschedule(
    Session& session, UserId by, const Interval& time, bool atOnce, Instant now)
{
    requireMovable(session, now);
    if (Interval{session.startsAt, session.endsAt} == time)
        return session.move ? std::optional(dropMove(session, by)) : std::nullopt;
    // Who may not cancel any more does not get round it: the other one is asked.
    const bool late = by == session.apprentice.id && session.startsAt < now + cancelCutOff;
    if (!atOnce || late) {
        const SessionMove asked{by, time.from, time.to};
        if (std::exchange(session.move, asked) == asked)
            return std::nullopt;
        return Kind::MoveAsked;
    }
    session.startsAt = time.from;
    session.endsAt = time.to;
    session.move.reset();
    ++session.sequence;
    return Kind::Moved;
}

void describe(Session& session, SessionMedium medium, const std::optional<QString>& place,
    const std::optional<QString>& agenda, Instant now)
{
    settleByTime(session, now);
    require(isLive(session) && now < session.endsAt, ErrorCode::SessionNotOpen);
    if (std::tie(session.medium, session.place, session.agenda) == std::tie(medium, place, agenda))
        return;
    session.medium = medium;
    session.place = place;
    session.agenda = agenda;
    ++session.sequence;
}

std::optional<SessionEventKind> come(Session& session, UserId by, Instant now)
{
    require(session.status == Scheduled || session.status == InProgress, ErrorCode::SessionNotOpen);
    require(session.startsAt - comeBefore <= now, ErrorCode::TooEarly);
    require(now < session.endsAt, ErrorCode::TooLate);
    session.status = InProgress;
    session.move.reset();
    std::optional<Instant>& arrival = arrivalOf(session, by);
    if (arrival)
        return std::nullopt;
    arrival = now;
    return Kind::Came;
}

SessionEventKind complete(Session& session, Instant now)
{
    const bool unsaid = session.status == Scheduled && session.endsAt <= now;
    require(session.status == InProgress || unsaid, ErrorCode::SessionNotOpen);
    require(session.startsAt <= now, ErrorCode::TooEarly);
    settle(session, Completed, now);
    return Kind::Completed;
}

SessionEventKind miss(Session& session, UserId by, Instant now)
{
    require(session.status == InProgress, ErrorCode::SessionNotOpen);
    const UserId other = by == session.mentor.id ? session.apprentice.id : session.mentor.id;
    require(arrivalOf(session, by) && !arrivalOf(session, other), ErrorCode::NoEvidence);
    require(session.startsAt + waitFor <= now, ErrorCode::TooEarly);
    settle(session, NoShow, now);
    return Kind::NoShow;
}

} // namespace gremio::scheduling
