// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_repository.h"

#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_rules.h"

#include <algorithm>
#include <array>
#include <limits>

namespace gremio::scheduling::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement mayBookNow("scheduling/may_book");
constexpr Statement apprenticesNow("scheduling/apprentices");
constexpr Statement busyTimes("scheduling/busy");
constexpr Statement releaseLapsedHolds("scheduling/release_lapsed_holds");
constexpr Statement releaseLapsedTimes("scheduling/release_lapsed_times");
constexpr Statement deleteLapsedHolds("scheduling/delete_lapsed_holds");
constexpr Statement lockSession("scheduling/lock_session");
constexpr Statement sessionById("scheduling/session");
constexpr Statement sessionsForward("scheduling/sessions_forward");
constexpr Statement sessionsBackward("scheduling/sessions_backward");
constexpr Statement liveOfUser("scheduling/live_sessions_of_user");
constexpr Statement lapsedNow("scheduling/lapsed_sessions");
constexpr Statement insertSessionRow("scheduling/insert_session");
constexpr Statement updateSessionRow("scheduling/update_session");
constexpr Statement clearTexts("scheduling/clear_texts");
constexpr Statement clearReasons("scheduling/clear_reasons");
constexpr Statement deleteTimes("scheduling/delete_times");
constexpr Statement insertTime("scheduling/insert_time");
constexpr Statement insertHoldRow("scheduling/insert_hold");
constexpr Statement deleteTimesOfHold("scheduling/delete_times_of_hold");
constexpr Statement deleteHeld("scheduling/delete_held");
constexpr Statement deleteTimesOfHolds("scheduling/delete_times_of_holds");
constexpr Statement deleteHolds("scheduling/delete_holds");
constexpr Statement deleteTimesOfHoldsWith("scheduling/delete_times_of_holds_with");
constexpr Statement deleteHoldsWith("scheduling/delete_holds_with");
constexpr Statement expiredHolds("scheduling/expired_holds");
constexpr Statement deleteHold("scheduling/delete_hold");

constexpr std::chrono::hours longest{24}; // of what takes time; a CHECK keeps it

Person personAt(const Query& row, int column)
{
    Person person{
        row.get<UserId>(column), row.get<QString>(column + 1), row.get<std::optional<QString>>(column + 2)};
    person.deleted = person.displayName.isEmpty(); // nobody else is without a name
    return person;
}

Session writtenSession(const Query& row)
{
    Session session;
    session.id = row.get<SessionId>(0);
    session.status = row.get<SessionStatus>(1);
    session.mentor = personAt(row, 2);
    session.apprentice = personAt(row, 5);
    session.bookedBy = row.get<UserId>(8);
    session.startsAt = row.get<Instant>(9);
    session.endsAt = row.get<Instant>(10);
    session.medium = row.get<SessionMedium>(11);
    session.place = row.get<std::optional<QString>>(12);
    session.agenda = row.get<std::optional<QString>>(13);
    if (const auto by = row.get<std::optional<UserId>>(14))
        session.move = SessionMove{*by, row.get<Instant>(15), row.get<Instant>(16)};
    session.cancelReason = row.get<std::optional<QString>>(17);
    session.cancelledBy = row.get<std::optional<UserId>>(18);
    session.mentorCameAt = row.get<std::optional<Instant>>(19);
    session.apprenticeCameAt = row.get<std::optional<Instant>>(20);
    session.sequence = row.get<int>(21);
    session.createdAt = row.get<Instant>(22);
    session.settledAt = row.get<std::optional<Instant>>(23);
    return session;
}

Session sessionFrom(const Query& row, Instant now)
{
    Session session = writtenSession(row);
    settleByTime(session, now);
    return session;
}

/// A statement that removes holds, and gives their mentors.
int removeHolds(Transaction& tx, Query statement)
{
    const auto mentors = statement.all([](const Query& row) { return row.get<UserId>(0); });
    for (const UserId mentor : mentors)
        tx.raise(OfferChanged{mentor});
    return static_cast<int>(mentors.size());
}

void takeTime(Transaction& tx, const Uuid& id, UserId user, const char* part, const Interval& time, bool live)
{
    tx.query(insertTime)
        .bind("session", id)
        .bind("user", user)
        .bind("part", QString::fromLatin1(part))
        .bind("starts_at", time.from)
        .bind("ends_at", time.to)
        .bind("live", live)
        .exec();
}

void writeTimes(Transaction& tx, const Session& session)
{
    tx.query(deleteTimes).bind("session", session.id).exec();
    for (const UserId user : {session.mentor.id, session.apprentice.id}) {
        takeTime(tx, session.id.uuid(), user, "booked", {session.startsAt, session.endsAt}, isLive(session));
        if (session.move)
            takeTime(
                tx, session.id.uuid(), user, "move", {session.move->startsAt, session.move->endsAt}, true);
    }
}

} // namespace

void registerConstraints(storage::ConstraintMap& map)
{
    map.add("session_participants_no_overlap", ErrorCode::SlotTaken);
}

bool mayBook(Transaction& tx, UserId mentor, UserId apprentice)
{
    return tx.query(mayBookNow).bind("mentor", mentor).bind("apprentice", apprentice).exists();
}

std::vector<UserId> apprenticesOf(Transaction& tx, UserId mentor)
{
    return tx.query(apprenticesNow).bind("mentor", mentor).all([](const Query& row) {
        return row.get<UserId>(0);
    });
}

std::vector<Interval> busy(
    Transaction& tx, UserId user, const Interval& range, UserId asker, SessionId except)
{
    return tx.query(busyTimes)
        .bind("user", user)
        .bind("asker", asker)
        .bind("except", except)
        .bind("earliest", range.from - longest)
        .bind("from", range.from)
        .bind("to", range.to)
        .bind("now", tx.now())
        .all([](const Query& row) {
            return Interval{row.get<Instant>(0), row.get<Instant>(1)};
        });
}

void releaseLapsed(Transaction& tx, UserId user)
{
    tx.query(releaseLapsedHolds).bind("user", user).bind("now", tx.now()).exec();
    removeHolds(tx, tx.query(deleteLapsedHolds).bind("user", user).bind("now", tx.now()));
    tx.query(releaseLapsedTimes).bind("user", user).bind("now", tx.now()).exec();
}

std::optional<Session> session(Transaction& tx, SessionId id)
{
    return tx.query(sessionById).bind("id", id).one([&](const Query& row) {
        return sessionFrom(row, tx.now());
    });
}

std::optional<Session> lockedSession(Transaction& tx, SessionId id)
{
    tx.query(lockSession).bind("id", id).exists();
    return tx.query(sessionById).bind("id", id).one(writtenSession);
}

void insertSession(Transaction& tx, const Session& session)
{
    tx.query(insertSessionRow)
        .bind("id", session.id)
        .bind("mentor", session.mentor.id)
        .bind("apprentice", session.apprentice.id)
        .bind("booked_by", session.bookedBy)
        .bind("status", session.status)
        .bind("starts_at", session.startsAt)
        .bind("ends_at", session.endsAt)
        .bind("medium", session.medium)
        .bind("place", session.place)
        .bind("agenda", session.agenda)
        .bind("now", tx.now())
        .exec();
    writeTimes(tx, session);
}

void updateSession(Transaction& tx, const Session& session)
{
    const auto& move = session.move;
    tx.query(updateSessionRow)
        .bind("id", session.id)
        .bind("status", session.status)
        .bind("starts_at", session.startsAt)
        .bind("ends_at", session.endsAt)
        .bind("medium", session.medium)
        .bind("place", session.place)
        .bind("agenda", session.agenda)
        .bind("move_by", move ? std::optional(move->by) : std::nullopt)
        .bind("move_starts_at", move ? std::optional(move->startsAt) : std::nullopt)
        .bind("move_ends_at", move ? std::optional(move->endsAt) : std::nullopt)
        .bind("cancel_reason", session.cancelReason)
        .bind("cancelled_by", session.cancelledBy)
        .bind("mentor_came_at", session.mentorCameAt)
        .bind("apprentice_came_at", session.apprenticeCameAt)
        .bind("sequence", session.sequence)
        .bind("settled_at", session.settledAt)
        .bind("now", tx.now())
        .exec();
    writeTimes(tx, session);
}

std::vector<Session> sessions(Transaction& tx, UserId user, const SessionQuery& query,
    const std::optional<SessionPosition>& after, int limit)
{
    const bool backward = query.when == SessionWhen::Past;
    constexpr auto most = std::numeric_limits<qint64>::max();
    const Instant from = query.from.value_or(instantFromMillis(0));
    const Instant to = query.to.value_or(instantFromMillis(most));
    const bool upcoming = query.when == SessionWhen::Upcoming;
    const Instant earliest = (upcoming ? std::max(from, tx.now()) : from) - longest;
    // Where the index is entered: behind what was given before, or where the time that is asked for begins.
    SessionPosition start{backward ? to : earliest, SessionId()};
    if (after && (backward ? after->startsAt < to : after->startsAt > earliest))
        start = *after;
    Query statement = tx.query(backward ? sessionsBackward : sessionsForward);
    statement.bind("user", user)
        .bind("all", !query.when)
        .bind("from", from)
        .bind("now", tx.now())
        .bind("at", start.startsAt)
        .bind("id", start.id)
        .bind("limit", limit);
    if (backward)
        statement.bind("earliest", earliest);
    else
        statement.bind("to", to);
    return statement.all([&](const Query& row) { return sessionFrom(row, tx.now()); });
}

std::vector<SessionId> liveSessionsOf(Transaction& tx, UserId user)
{
    return tx.query(liveOfUser).bind("user", user).bind("now", tx.now()).all([](const Query& row) {
        return row.get<SessionId>(0);
    });
}

std::vector<SessionId> lapsedSessions(Transaction& tx, int limit)
{
    return tx.query(lapsedNow).bind("now", tx.now()).bind("limit", limit).all([](const Query& row) {
        return row.get<SessionId>(0);
    });
}

void clearTextsOf(Transaction& tx, UserId user)
{
    tx.query(clearTexts).bind("user", user).bind("now", tx.now()).exec();
    tx.query(clearReasons).bind("user", user).exec();
}

void insertHold(Transaction& tx, const Hold& hold, UserId apprentice)
{
    tx.query(insertHoldRow)
        .bind("id", hold.id)
        .bind("mentor", hold.mentorId)
        .bind("apprentice", apprentice)
        .bind("starts_at", hold.startsAt)
        .bind("ends_at", hold.endsAt)
        .bind("expires_at", hold.expiresAt)
        .exec();
    for (const UserId user : {hold.mentorId, apprentice})
        takeTime(tx, hold.id.uuid(), user, "hold", {hold.startsAt, hold.endsAt}, true);
    tx.raise(OfferChanged{hold.mentorId});
}

bool removeHold(Transaction& tx, HoldId id, UserId apprentice)
{
    tx.query(deleteTimesOfHold).bind("id", id).bind("apprentice", apprentice).exec();
    return removeHolds(
               tx, tx.query(deleteHeld).bind("id", id).bind("apprentice", apprentice).bind("now", tx.now()))
        > 0;
}

void removeHoldsOf(Transaction& tx, UserId apprentice)
{
    tx.query(deleteTimesOfHolds).bind("apprentice", apprentice).exec();
    removeHolds(tx, tx.query(deleteHolds).bind("apprentice", apprentice));
}

void removeHoldsWith(Transaction& tx, UserId user)
{
    tx.query(deleteTimesOfHoldsWith).bind("user", user).exec();
    removeHolds(tx, tx.query(deleteHoldsWith).bind("user", user));
}

int removeExpiredHolds(Transaction& tx, int limit)
{
    const auto ids =
        tx.query(expiredHolds).bind("now", tx.now()).bind("limit", limit).all([](const Query& row) {
            return row.get<HoldId>(0);
        });
    for (const HoldId id : ids) {
        tx.query(deleteTimes).bind("session", id).exec();
        removeHolds(tx, tx.query(deleteHold).bind("id", id));
    }
    return static_cast<int>(ids.size());
}

} // namespace gremio::scheduling::repository
