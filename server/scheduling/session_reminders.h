// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/event_bus.h"
#include "server/storage/transaction.h"

#include <chrono>

/// Reminds both of what is to come, as long before as each of them wants (reminder_preferences.h). When they
/// are due stands in the database, planned in the transaction that books, moves or cancels; whoever takes a
/// due one in a transaction of its own has fired it, whatever other processes or the clock do meanwhile. A
/// server that was down fires what is still of use when it is back.
namespace gremio::scheduling::reminders {

/// How often one looks for what is due.
inline constexpr std::chrono::seconds every{1};

/// Plans them as sessions change, and forgets preferences with accounts. Outlives the bus's last event.
void listen(storage::EventBus& bus);

/// A chore: raises SessionDue for what is due, at most `limit`; how many it looked at.
int fire(storage::Transaction& tx, int limit);

/// Takes what is due for told, at most `limit`; how many. For people whose past is made up.
int passOver(storage::Transaction& tx, int limit);

/// Rows of sessions that are over are kept so long: longer than any clock is wrong.
inline constexpr std::chrono::days kept{7};

/// A chore: removes older ones, at most `limit`; how many.
int forget(storage::Transaction& tx, int limit);

} // namespace gremio::scheduling::reminders
