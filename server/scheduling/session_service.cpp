// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_service.h"

#include "server/identity/identity_events.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/booking.h"
#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_course.h"
#include "server/scheduling/session_events_repository.h"
#include "server/scheduling/session_rules.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <set>

namespace gremio::scheduling {

using storage::Transaction;

namespace {

Pair pairOf(const Session& session)
{
    return {session.mentor.id, session.apprentice.id};
}

/// For one of the two it is there; for everybody else it is not.
Session sessionOf(Transaction& tx, UserId user, SessionId id)
{
    std::optional<Session> session = repository::session(tx, id);
    if (!session || (session->mentor.id != user && session->apprentice.id != user))
        throw Problem(ErrorCode::NotFound);
    return *session;
}

/// The rows of the session are written; what happened is, too.
Session written(Transaction& tx, const Session& session, UserId by, std::optional<Session> former,
    const std::optional<SessionEvent>& event)
{
    if (event)
        repository::addEvent(tx, session.id, *event);
    tx.raise(SessionChanged{
        session.id, session.mentor.id, session.apprentice.id, tx.now(), by, std::move(former)});
    return repository::session(tx, session.id).value();
}

/// As it is by the time, to be written: that something lapsed is told along.
Session asOfNow(Transaction& tx, SessionId id)
{
    Session session = repository::lockedSession(tx, id).value();
    if (const auto lapsed = lapse(session, tx.now()))
        repository::addEvent(tx, id, *lapsed);
    return session;
}

/// With both schedules locked, so that nothing changes it or either's time meanwhile. `change` says what
/// is to be told of it.
template <class F>
Session changed(Transaction& tx, UserId user, SessionId id, F change)
{
    lockBoth(tx, pairOf(sessionOf(tx, user, id)));
    Session session = asOfNow(tx, id);
    Session former = session;
    const std::optional<SessionEventKind> kind = change(session);
    repository::updateSession(tx, session);
    std::optional<SessionEvent> event;
    if (kind)
        event = step(*kind, former, session, user, tx.now());
    return written(tx, session, user, std::move(former), event);
}

Pair pairFrom(const api::Caller& caller, const BookSessionBody& body)
{
    if (body.mentorId && body.apprenticeId)
        throw Problem::field("/apprenticeId", "not-allowed", QStringLiteral("Say one of the two."));
    if (!body.mentorId && !body.apprenticeId)
        throw Problem::field(
            "/mentorId", "required", QStringLiteral("Say with whom: mentorId or apprenticeId."));
    if (!caller.has(body.mentorId ? Role::Apprentice : Role::Mentor))
        throw Problem(ErrorCode::Forbidden);
    return body.mentorId ? Pair{*body.mentorId, caller.user} : Pair{caller.user, *body.apprenticeId};
}

void checkPlace(SessionMedium medium, const std::optional<QString>& place)
{
    if (medium == SessionMedium::InPerson && !place)
        throw Problem::field("/place", "required", QStringLiteral("Say where you meet."));
    if (medium != SessionMedium::InPerson && place)
        throw Problem::field("/place", "not-allowed", QStringLiteral("Only a meeting in person has one."));
}

std::optional<QString> nonEmpty(const std::optional<QString>& text)
{
    return text && !text->isEmpty() ? text : std::nullopt;
}

void requireMayBook(Transaction& tx, const Pair& pair)
{
    if (!repository::mayBook(tx, pair.mentor, pair.apprentice))
        throw Problem(ErrorCode::BookingNotAllowed);
}

} // namespace

SessionService::SessionService(const directory::DirectoryService& directory)
    : m_directory(directory)
{
}

void SessionService::listen(storage::EventBus& bus)
{
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, Transaction& tx) { forget(tx, event.user); });
}

Session SessionService::book(Transaction& tx, const api::Caller& caller, const BookSessionBody& body) const
{
    const Pair pair = pairFrom(caller, body);
    checkPlace(body.medium, body.place);
    const Interval time = timeFrom(body.startsAt, std::chrono::minutes(body.minutes), tx.now());
    if (body.mentorId && !m_directory.standing(tx, pair.mentor))
        throw Problem(ErrorCode::NotFound, QStringLiteral("There is no such mentor."));
    requireMayBook(tx, pair); // who may not keeps nobody waiting, either
    lockBoth(tx, pair);
    requireMayBook(tx, pair);
    const bool proposes = caller.user == pair.mentor;
    if (proposes) {
        if (anybodyElsewhere(tx, pair, time))
            refuse(tx, pair, time, Freedom::Taken);
    } else {
        repository::removeHoldsOf(tx, pair.apprentice);
        if (const Freedom freedom = freedomOf(tx, pair, time); freedom != Freedom::Slot)
            refuse(tx, pair, time, freedom);
    }
    Session session;
    session.id = SessionId::generate(tx.now());
    session.status = proposes ? SessionStatus::Proposed : SessionStatus::Scheduled;
    session.mentor.id = pair.mentor;
    session.apprentice.id = pair.apprentice;
    session.bookedBy = caller.user;
    session.startsAt = time.from;
    session.endsAt = time.to;
    session.medium = body.medium;
    session.place = body.place;
    session.agenda = nonEmpty(body.agenda);
    repository::insertSession(tx, session);
    return written(tx, session, caller.user, {}, beginning(session, tx.now()));
}

Hold SessionService::hold(Transaction& tx, UserId apprentice, const HoldBody& body) const
{
    const Pair pair{body.mentorId, apprentice};
    const Interval time = timeFrom(body.startsAt, std::chrono::minutes(body.minutes), tx.now());
    if (!m_directory.standing(tx, pair.mentor))
        throw Problem(ErrorCode::NotFound, QStringLiteral("There is no such mentor."));
    requireMayBook(tx, pair);
    lockBoth(tx, pair);
    requireMayBook(tx, pair);
    repository::removeHoldsOf(tx, apprentice);
    if (const Freedom freedom = freedomOf(tx, pair, time); freedom != Freedom::Slot)
        refuse(tx, pair, time, freedom);
    const Hold hold{HoldId::generate(tx.now()), pair.mentor, time.from, time.to, tx.now() + holdLasts};
    repository::insertHold(tx, hold, apprentice);
    return hold;
}

void SessionService::release(Transaction& tx, UserId apprentice, HoldId id)
{
    if (!repository::removeHold(tx, id, apprentice))
        throw Problem(ErrorCode::NotFound);
}

Session SessionService::session(Transaction& tx, UserId user, SessionId id)
{
    return sessionOf(tx, user, id);
}

std::vector<SessionEvent> SessionService::events(
    Transaction& tx, UserId user, SessionId id, int after, int limit)
{
    return repository::events(tx, sessionOf(tx, user, id).id, after, limit);
}

std::vector<Session> SessionService::sessions(Transaction& tx, UserId user, const SessionQuery& query,
    const std::optional<repository::SessionPosition>& after, int limit)
{
    return repository::sessions(tx, user, query, after, limit);
}

Session SessionService::confirm(Transaction& tx, UserId user, SessionId id)
{
    // The times are the session's already, proposed or as a move: nobody else can have them.
    return changed(tx, user, id, [&](Session& session) {
        requireMayBook(tx, pairOf(session));
        return scheduling::confirm(session, user, tx.now());
    });
}

Session SessionService::decline(
    Transaction& tx, UserId user, SessionId id, const std::optional<QString>& reason)
{
    return changed(
        tx, user, id, [&](Session& session) { return scheduling::decline(session, user, reason, tx.now()); });
}

Session SessionService::cancel(Transaction& tx, UserId user, SessionId id, const QString& reason)
{
    return changed(
        tx, user, id, [&](Session& session) { return scheduling::cancel(session, user, reason, tx.now()); });
}

Session SessionService::reschedule(Transaction& tx, UserId user, SessionId id, const RescheduleBody& body)
{
    return changed(tx, user, id, [&](Session& session) {
        const auto former =
            std::chrono::duration_cast<std::chrono::minutes>(session.endsAt - session.startsAt);
        const auto length = body.minutes ? std::chrono::minutes(*body.minutes) : former;
        const Interval time = timeFrom(body.startsAt, length, tx.now());
        const Pair pair = pairOf(session);
        requireMovable(session, tx.now());
        requireMayBook(tx, pair);
        if (user == pair.apprentice)
            repository::removeHoldsOf(tx, user); // what they keep is for this
        if (anybodyElsewhere(tx, pair, time, id))
            refuse(tx, pair, time, Freedom::Taken, id);
        const bool atOnce = freedomOf(tx, pair, time, id) == Freedom::Slot;
        return scheduling::reschedule(session, user, time, atOnce, tx.now());
    });
}

Session SessionService::describe(Transaction& tx, UserId user, SessionId id, const SessionDetailsBody& body)
{
    checkPlace(body.medium, body.place);
    return changed(tx, user, id, [&](Session& session) {
        scheduling::describe(session, body.medium, body.place, nonEmpty(body.agenda), tx.now());
        return std::optional<SessionEventKind>();
    });
}

SessionNotes SessionService::notes(Transaction& tx, UserId user, SessionId id)
{
    return repository::notes(tx, sessionOf(tx, user, id).id, user);
}

SessionNotes SessionService::replaceNotes(
    Transaction& tx, UserId user, SessionId id, const SessionNotesBody& body)
{
    const Session session = sessionOf(tx, user, id);
    const SessionNotes former = repository::notes(tx, id, user);
    repository::replaceNotes(tx, id, user, body);
    const bool shared = former.shared != body.shared;
    if (shared || former.mine != body.mine)
        tx.raise(SessionNoted{id, session.mentor.id, session.apprentice.id, user, shared});
    return repository::notes(tx, id, user);
}

Session SessionService::start(Transaction& tx, UserId user, SessionId id)
{
    return changed(tx, user, id, [&](Session& session) { return come(session, user, tx.now()); });
}

Session SessionService::complete(Transaction& tx, UserId user, SessionId id)
{
    return changed(tx, user, id, [&](Session& session) { return scheduling::complete(session, tx.now()); });
}

Session SessionService::noShow(Transaction& tx, UserId user, SessionId id)
{
    return changed(tx, user, id, [&](Session& session) { return miss(session, user, tx.now()); });
}

int SessionService::sweep(Transaction& tx, int limit)
{
    const int holds = repository::removeExpiredHolds(tx, limit);
    const std::vector<SessionId> ids = repository::lapsedSessions(tx, limit);
    for (const SessionId id : ids) {
        Session session = repository::lockedSession(tx, id).value();
        Session former = session;
        const std::optional<SessionEvent> lapsed = lapse(session, tx.now());
        repository::updateSession(tx, session);
        written(tx, session, UserId(), std::move(former), lapsed);
    }
    return std::max(holds, static_cast<int>(ids.size()));
}

void SessionService::forget(Transaction& tx, UserId user)
{
    // Whoever books with them from here on waits; everybody concerned in the order of their ids.
    std::set<UserId> people{user};
    for (const SessionId id : repository::liveSessionsOf(tx, user)) {
        if (const auto session = repository::session(tx, id))
            people.insert({session->mentor.id, session->apprentice.id});
    }
    for (const UserId person : people)
        repository::lockSchedule(tx, person);
    repository::removeHoldsWith(tx, user);
    for (const SessionId id : repository::liveSessionsOf(tx, user)) {
        Session session = asOfNow(tx, id);
        const Session former = session;
        std::optional<SessionEvent> event;
        if (isLive(session))
            event = step(abandon(session, user, tx.now()), former, session, user, tx.now());
        repository::updateSession(tx, session);
        written(tx, session, event ? user : UserId(), former, event);
    }
    repository::clearTextsOf(tx, user);
    repository::forgetNotes(tx, user);
}

} // namespace gremio::scheduling
