// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_reminders.h"

#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_repository.h"

#include <algorithm>

namespace gremio::scheduling::reminders {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement planReminder("scheduling/plan_reminder");
constexpr Statement dropReminders("scheduling/drop_reminders");
constexpr Statement dropLateReminders("scheduling/drop_late_reminders");
constexpr Statement takeReminders("scheduling/take_reminders");
constexpr Statement forgetReminders("scheduling/forget_reminders");

struct Taken {
    SessionId session;
    UserId user;
    std::chrono::minutes minutes{};
    Instant startsAt{};
};

void plan(Transaction& tx, const Session& session)
{
    for (const auto minutes : before) {
        const Instant due = session.startsAt - minutes;
        if (due <= tx.now()) {
            // Whoever books at noon for the evening needs no word of tomorrow.
            tx.query(dropLateReminders)
                .bind("session", session.id)
                .bind("starts_at", session.startsAt)
                .bind("minutes", static_cast<int>(minutes.count()))
                .exec();
            continue;
        }
        for (const UserId user : {session.mentor.id, session.apprentice.id})
            tx.query(planReminder)
                .bind("session", session.id)
                .bind("user", user)
                .bind("minutes", static_cast<int>(minutes.count()))
                .bind("starts_at", session.startsAt)
                .bind("due_at", due)
                .exec();
    }
}

/// Whether the session is still to be then, and no later reminder of it is due by now, too.
bool isOfUse(const Session& session, const Taken& taken, Instant now)
{
    const bool hasLater = std::any_of(before.begin(), before.end(),
        [&](std::chrono::minutes other) { return other < taken.minutes && taken.startsAt - other <= now; });
    return session.status == SessionStatus::Scheduled && session.startsAt == taken.startsAt && !hasLater;
}

} // namespace

void listen(storage::EventBus& bus)
{
    bus.inTransaction<SessionChanged>([](const SessionChanged& event, Transaction& tx) {
        const auto session = repository::session(tx, event.session);
        if (session && session->status == SessionStatus::Scheduled)
            plan(tx, *session);
        else
            tx.query(dropReminders).bind("session", event.session).exec();
    });
}

int fire(Transaction& tx, int limit)
{
    const auto due = tx.query(takeReminders)
                         .bind("now", tx.now())
                         .bind("earliest", tx.now() - before.front() - std::chrono::minutes(1))
                         .bind("limit", limit)
                         .all([](const Query& row) {
                             return Taken{row.get<SessionId>(0), row.get<UserId>(1),
                                 std::chrono::minutes(row.get<int>(2)), row.get<Instant>(3)};
                         });
    for (const Taken& taken : due) {
        const auto session = repository::session(tx, taken.session);
        if (session && isOfUse(*session, taken, tx.now()))
            tx.raise(SessionDue{taken.session, taken.user, taken.minutes, taken.startsAt, tx.now()});
    }
    return static_cast<int>(due.size());
}

int forget(Transaction& tx, int limit)
{
    return static_cast<int>(
        tx.query(forgetReminders).bind("before", tx.now() - kept).bind("limit", limit).exec());
}

} // namespace gremio::scheduling::reminders
