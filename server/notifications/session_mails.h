// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::storage {
class EventBus;
}

namespace gremio::notifications {

class OutboxService;

/// Mails what becomes of sessions to whoever did not do it, and reminders to those who want
/// them so; in the transactions that do it. The outbox outlives the bus's last event.
void listenToSessions(storage::EventBus& bus, const OutboxService& outbox);

} // namespace gremio::notifications
