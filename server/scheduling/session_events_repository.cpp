// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_events_repository.h"

namespace gremio::scheduling::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement insertEvent("scheduling/insert_event");
constexpr Statement eventsOfSession("scheduling/events");
constexpr Statement eventsOfUser("scheduling/events_to_export");

std::optional<SessionTime> timeAt(const Query& row, int column)
{
    const auto startsAt = row.get<std::optional<Instant>>(column);
    return startsAt ? std::optional(SessionTime{*startsAt, row.get<Instant>(column + 1)}) : std::nullopt;
}

SessionEvent eventFrom(const Query& row)
{
    return {row.get<int>(0), row.get<SessionEventKind>(1), row.get<Instant>(2),
        row.get<std::optional<UserId>>(3), timeAt(row, 4), timeAt(row, 6)};
}

} // namespace

void addEvent(Transaction& tx, SessionId session, const SessionEvent& event)
{
    const auto& from = event.from;
    const auto& to = event.to;
    tx.query(insertEvent)
        .bind("session", session)
        .bind("kind", event.kind)
        .bind("at", event.at)
        .bind("by", event.by)
        .bind("from_starts_at", from ? std::optional(from->startsAt) : std::nullopt)
        .bind("from_ends_at", from ? std::optional(from->endsAt) : std::nullopt)
        .bind("to_starts_at", to ? std::optional(to->startsAt) : std::nullopt)
        .bind("to_ends_at", to ? std::optional(to->endsAt) : std::nullopt)
        .exec();
}

std::vector<SessionEvent> events(Transaction& tx, SessionId session, int after, int limit)
{
    return tx.query(eventsOfSession)
        .bind("session", session)
        .bind("after", after)
        .bind("limit", limit)
        .all(eventFrom);
}

std::vector<ExportedSessionEvent> eventsToExport(
    Transaction& tx, UserId user, SessionId session, int after, int limit)
{
    return tx.query(eventsOfUser)
        .bind("user", user)
        .bind("session", session)
        .bind("after", after)
        .bind("limit", limit)
        .all([](const Query& row) {
            return ExportedSessionEvent{eventFrom(row), row.get<SessionId>(8)};
        });
}

} // namespace gremio::scheduling::repository
