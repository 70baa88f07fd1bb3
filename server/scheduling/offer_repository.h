// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/scheduling/free_time.h"
#include "server/storage/transaction.h"
#include "shared/core/id.h"

#include <unordered_map>
#include <vector>

/// What many people offer and when they are elsewhere, each by one statement for all of them.
namespace gremio::scheduling::repository {

struct OfferRow {
    UserId user;
    qint64 rev = 0; ///< of the schedule: another one whenever the week or an exception is
    QString timeZone;
    SlotRules rules;
    std::chrono::minutes shortest{}; ///< of the sessions offered
};

/// Of those who offered time, but not to somebody with whom they are blocked, or to themselves.
std::vector<OfferRow> offersOf(storage::Transaction& tx, const std::vector<UserId>& users, UserId asker);

/// Weekly blocks, and exceptions that are not over on that date.
struct WeekRows {
    std::vector<WeeklyBlock> blocks;
    std::vector<DateChange> changes;
};
std::unordered_map<UserId, WeekRows> weeksOf(
    storage::Transaction& tx, const std::vector<UserId>& users, const QString& notOverOn);

/// As busy() in session_repository.h.
std::unordered_map<UserId, std::vector<Interval>> busyOf(
    storage::Transaction& tx, const std::vector<UserId>& users, const Interval& range, UserId asker);

} // namespace gremio::scheduling::repository
