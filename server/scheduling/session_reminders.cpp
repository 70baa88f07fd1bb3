// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_reminders.h"

#include "server/scheduling/reminder_preferences.h"
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
constexpr Statement dropMovedReminders("scheduling/drop_moved_reminders");
constexpr Statement takeReminders("scheduling/take_reminders");
constexpr Statement forgetReminders("scheduling/forget_reminders");

struct Taken {
    SessionId session;
    UserId user;
    std::chrono::minutes minutes{};
    Instant startsAt{};
};

/// Whether it is to come, and the user not there yet: the other one may come early.
bool isAwaited(const Session& session, UserId user)
{
    const bool came =
        (user == session.mentor.id ? session.mentorCameAt : session.apprenticeCameAt).has_value();
    return session.status == SessionStatus::Scheduled
        || (session.status == SessionStatus::InProgress && !came);
}

/// Whoever books at noon for the evening needs no word of tomorrow.
void plan(Transaction& tx, const Session& session)
{
    tx.query(dropMovedReminders).bind("session", session.id).bind("starts_at", session.startsAt).exec();
    for (const UserId user : {session.mentor.id, session.apprentice.id}) {
        for (const int minutes : preferences(tx, user).reminderMinutes) {
            const Instant due = session.startsAt - std::chrono::minutes(minutes);
            if (due <= tx.now())
                continue;
            tx.query(planReminder)
                .bind("session", session.id)
                .bind("user", user)
                .bind("minutes", minutes)
                .bind("starts_at", session.startsAt)
                .bind("due_at", due)
                .exec();
        }
    }
}

/// Crosses off what is due.
std::vector<Taken> take(Transaction& tx, int limit)
{
    return tx.query(takeReminders)
        .bind("now", tx.now())
        .bind("earliest", tx.now() - std::chrono::minutes(rules::reminderMinutes.max + 1))
        .bind("limit", limit)
        .all([](const Query& row) {
            return Taken{row.get<SessionId>(0), row.get<UserId>(1), std::chrono::minutes(row.get<int>(2)),
                row.get<Instant>(3)};
        });
}

/// Whether the session is still to be then, who is told wants to know, and no later reminder is due by now,
/// too.
bool isOfUse(const Session& session, const Taken& taken, const std::vector<int>& wanted, Instant now)
{
    const bool isWanted = std::find(wanted.begin(), wanted.end(), taken.minutes.count()) != wanted.end();
    const bool hasLater = std::any_of(wanted.begin(), wanted.end(), [&](int other) {
        return other < taken.minutes.count() && taken.startsAt - std::chrono::minutes(other) <= now;
    });
    return isAwaited(session, taken.user) && session.startsAt == taken.startsAt && isWanted && !hasLater;
}

} // namespace

void listen(storage::EventBus& bus)
{
    bus.inTransaction<SessionChanged>([](const SessionChanged& event, Transaction& tx) {
        const auto session = repository::session(tx, event.session);
        if (session && session->status == SessionStatus::Scheduled)
            plan(tx, *session);
        else if (!session || session->status != SessionStatus::InProgress) // then one of them still waits
            tx.query(dropReminders).bind("session", event.session).exec();
    });
    listenForPreferences(bus);
}

int fire(Transaction& tx, int limit)
{
    const std::vector<Taken> due = take(tx, limit);
    for (const Taken& taken : due) {
        const auto session = repository::session(tx, taken.session);
        if (!session)
            continue;
        const NotificationPreferences wanted = preferences(tx, taken.user);
        if (isOfUse(*session, taken, wanted.reminderMinutes, tx.now()))
            tx.raise(SessionDue{
                taken.session, taken.user, taken.minutes, taken.startsAt, tx.now(), wanted.remindersByMail});
    }
    return static_cast<int>(due.size());
}

int passOver(Transaction& tx, int limit)
{
    return static_cast<int>(take(tx, limit).size());
}

int forget(Transaction& tx, int limit)
{
    return static_cast<int>(
        tx.query(forgetReminders).bind("before", tx.now() - kept).bind("limit", limit).exec());
}

} // namespace gremio::scheduling::reminders
