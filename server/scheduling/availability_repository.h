// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/availability.h"

#include <optional>
#include <vector>

/// The rows of schedules, availability_rules and availability_exceptions.
namespace gremio::scheduling::repository {

/// Counts a change of somebody's time. Until the end of the transaction nobody else changes it, so that what
/// is read from here on stays true. Of several people: in the order of their ids.
void lockSchedule(storage::Transaction& tx, UserId user);

/// Nothing while its owner has offered no time.
std::optional<Availability> availability(storage::Transaction& tx, UserId user);
/// Of a schedule that is locked.
void replaceAvailability(storage::Transaction& tx, UserId user, const Availability& availability);

/// Those that are not over on that date, by their first dates. They may begin after `last`.
std::vector<AvailabilityException> exceptions(
    storage::Transaction& tx, UserId user, const QString& notOverOn, int limit);
void insertException(storage::Transaction& tx, UserId user, const AvailabilityException& exception);
/// False when there is none of that user.
bool removeException(storage::Transaction& tx, UserId user, AvailabilityExceptionId id);

/// The zone of the account; nothing when it is gone.
std::optional<QString> accountZone(storage::Transaction& tx, UserId user);

/// Everything of an account that goes, but the row that others wait at.
void forgetAvailability(storage::Transaction& tx, UserId user);

} // namespace gremio::scheduling::repository
