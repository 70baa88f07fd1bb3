// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/event_bus.h"
#include "server/storage/transaction.h"
#include "shared/protocol/notification_preferences.h"
#include "shared/protocol/user.h"

/// Of what comes, who is told how long before. What counts is what somebody wants when it is due: a change
/// plans the reminders of all sessions anew that are booked already.
namespace gremio::scheduling::reminders {

/// What everybody has who never said otherwise where this one did not.
NotificationPreferences preferences(storage::Transaction& tx, UserId user);

/// What they are then: the longest first. Raises PreferencesChanged.
NotificationPreferences replacePreferences(
    storage::Transaction& tx, UserId user, const NotificationPreferences& wanted);

/// Forgets them with their account. Outlives the bus's last event.
void listenForPreferences(storage::EventBus& bus);

} // namespace gremio::scheduling::reminders
