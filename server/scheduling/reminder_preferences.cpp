// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/reminder_preferences.h"

#include "server/identity/identity_events.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/scheduling_events.h"

#include <algorithm>
#include <functional>

namespace gremio::scheduling::reminders {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement preferencesOf("scheduling/preferences");
constexpr Statement replaceRow("scheduling/replace_preferences");
constexpr Statement forgetRow("scheduling/forget_preferences");
constexpr Statement dropOfUser("scheduling/drop_reminders_of_user");
constexpr Statement planOfUser("scheduling/plan_reminders_of_user");

QString joined(const std::vector<int>& minutes)
{
    QStringList words;
    for (const int one : minutes)
        words << QString::number(one);
    return words.join(u' ');
}

std::vector<int> parted(const QString& text)
{
    std::vector<int> minutes;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        minutes.push_back(word.toInt());
    return minutes;
}

} // namespace

NotificationPreferences preferences(Transaction& tx, UserId user)
{
    return tx.query(preferencesOf)
        .bind("user", user)
        .one([](const Query& row) {
            return NotificationPreferences{parted(row.get<QString>(0)), row.get<bool>(1)};
        })
        .value_or(NotificationPreferences::usual());
}

NotificationPreferences replacePreferences(
    Transaction& tx, UserId user, const NotificationPreferences& wanted)
{
    NotificationPreferences preferences = wanted;
    std::sort(preferences.reminderMinutes.begin(), preferences.reminderMinutes.end(), std::greater());
    // Whoever books with them right now plans by what is said here, or is done and planned anew here.
    repository::lockSchedule(tx, user);
    tx.query(replaceRow)
        .bind("user", user)
        .bind("minutes", joined(preferences.reminderMinutes))
        .bind("by_mail", preferences.remindersByMail)
        .bind("now", tx.now())
        .exec();
    tx.query(dropOfUser).bind("user", user).bind("now", tx.now()).exec();
    for (const int minutes : preferences.reminderMinutes)
        tx.query(planOfUser).bind("user", user).bind("minutes", minutes).bind("now", tx.now()).exec();
    tx.raise(PreferencesChanged{user});
    return preferences;
}

void listenForPreferences(storage::EventBus& bus)
{
    bus.inTransaction<identity::UserDeleted>([](const identity::UserDeleted& event, Transaction& tx) {
        tx.query(forgetRow).bind("user", event.user).exec();
    });
}

} // namespace gremio::scheduling::reminders
