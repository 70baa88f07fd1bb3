// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/calendar/ical_writer.h"
#include "server/storage/transaction.h"

/// The rows of calendar feeds. A token is known by its hash alone.
namespace gremio::calendar::repository {

/// Makes one, or puts another in the place of the one there is.
void replaceFeed(storage::Transaction& tx, UserId user, const QString& tokenHash);
/// When it was made.
std::optional<Instant> feed(storage::Transaction& tx, UserId user);
void removeFeed(storage::Transaction& tx, UserId user);

/// When those of somebody's sessions that start from then on were last changed; not those that never were.
QHash<SessionId, Instant> changes(storage::Transaction& tx, UserId user, Instant from);

std::optional<Reader> readerByToken(storage::Transaction& tx, const QString& tokenHash);
std::optional<Reader> reader(storage::Transaction& tx, UserId user);

} // namespace gremio::calendar::repository
