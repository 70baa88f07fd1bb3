// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_rules.h"

#include "shared/core/problem.h"

#include <tuple>

namespace gremio::scheduling {

namespace {

using enum SessionStatus;

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

void confirm(Session& session, UserId by, Instant now)
{
    settleByTime(session, now);
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
}

void decline(Session& session, UserId by, const std::optional<QString>& reason, Instant now)
{
    settleByTime(session, now);
    if (session.status == Proposed) {
        require(by != session.bookedBy, ErrorCode::Forbidden,
            QStringLiteral("Only the one it was proposed to can do this; who proposed it can cancel it."));
        settle(session, Cancelled, now);
        session.cancelledBy = by;
        if (reason && !reason->isEmpty())
            session.cancelReason = reason;
    } else {
        require(session.status == Scheduled && session.move, ErrorCode::SessionNotOpen);
        session.move.reset();
    }
}

void cancel(Session& session, UserId by, const QString& reason, Instant now)
{
    settleByTime(session, now);
    require(session.status == Proposed || session.status == Scheduled, ErrorCode::SessionNotOpen);
    require(now < session.startsAt, ErrorCode::TooLate);
    if (session.status == Scheduled && by == session.apprentice.id)
        require(now + cancelCutOff <= session.startsAt, ErrorCode::TooLate);
    settle(session, Cancelled, now);
    session.cancelledBy = by;
    session.cancelReason = reason;
}

void requireMovable(Session& session, Instant now)
{
    settleByTime(session, now);
    require(session.status == Scheduled && now < session.startsAt, ErrorCode::SessionNotOpen);
}

void reschedule(Session& session, UserId by, const Interval& time, bool atOnce, Instant now)
{
    requireMovable(session, now);
    if (!atOnce) {
        session.move = SessionMove{by, time.from, time.to};
        return;
    }
    session.startsAt = time.from;
    session.endsAt = time.to;
    session.move.reset();
    ++session.sequence;
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

void come(Session& session, UserId by, Instant now)
{
    require(session.status == Scheduled || session.status == InProgress, ErrorCode::SessionNotOpen);
    require(session.startsAt - comeBefore <= now, ErrorCode::TooEarly);
    require(now < session.endsAt, ErrorCode::TooLate);
    session.status = InProgress;
    session.move.reset();
    std::optional<Instant>& arrival = arrivalOf(session, by);
    arrival = arrival.value_or(now);
}

void complete(Session& session, Instant now)
{
    const bool unsaid = session.status == Scheduled && session.endsAt <= now;
    require(session.status == InProgress || unsaid, ErrorCode::SessionNotOpen);
    require(session.startsAt <= now, ErrorCode::TooEarly);
    settle(session, Completed, now);
}

void miss(Session& session, UserId by, Instant now)
{
    require(session.status == InProgress, ErrorCode::SessionNotOpen);
    const UserId other = by == session.mentor.id ? session.apprentice.id : session.mentor.id;
    require(arrivalOf(session, by) && !arrivalOf(session, other), ErrorCode::NoEvidence);
    require(session.startsAt + waitFor <= now, ErrorCode::TooEarly);
    settle(session, NoShow, now);
}

} // namespace gremio::scheduling
