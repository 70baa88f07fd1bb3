// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/audit/audit_log.h"
#include "server/storage/transaction.h"
#include "shared/core/calendar.h"
#include "shared/protocol/calendar_day.h"

#include <set>

/// The organisation's calendar: dates on which no mentor offers their week. Any thread, in the caller's
/// transaction.
namespace gremio::scheduling::calendar {

CalendarDays days(storage::Transaction& tx);
/// The same, once every other admin who replaces them is done. Until the end of the transaction nobody else
/// does.
CalendarDays lockedDays(storage::Transaction& tx);
/// All of them; raises OfferChanged of every mentor who has hours. ValidationFailed at /items/N/date for a
/// date that stands twice. What is booked stays booked.
CalendarDays replace(storage::Transaction& tx, const audit::Actor& by, const CalendarDays& days);

/// Those from `first` to `last`, both included.
std::set<Date> closedDays(storage::Transaction& tx, Date first, Date last);

} // namespace gremio::scheduling::calendar
