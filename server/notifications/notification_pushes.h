// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"
#include "server/realtime/hub/state_pushes.h"
#include "shared/protocol/notification.h"
#include "shared/protocol/notification_preferences.h"

namespace gremio::notifications {

/// Tells people what they should know now, and what they want to be told, once it is committed: to those who
/// are connected to this process.
class NotificationPushes {
public:
    /// Both outlive it, and it outlives the bus's last event.
    NotificationPushes(realtime::EventTable& events, realtime::Hub& hub);

    /// Before EventBus::freeze().
    void listen(storage::EventBus& bus);
    void start(storage::Database& database) { m_pushes.start(database); }

private:
    realtime::Hub& m_hub;
    const realtime::Tell<Notification> m_tell;
    const realtime::Tell<NotificationPreferences> m_tellPreferences;
    realtime::StatePushes m_pushes;
};

} // namespace gremio::notifications
