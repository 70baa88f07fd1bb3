// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifications/notification_pushes.h"

#include "server/scheduling/reminder_preferences.h"
#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_repository.h"

namespace gremio::notifications {

NotificationPushes::NotificationPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_tell(events.tells<Notification>("notification:new", "notifications",
          "Something that one should know now, such as a session that comes"))
    , m_tellPreferences(events.tells<NotificationPreferences>("preferences:changed", "notifications",
          "One changed what one wants to be told when; what it is now"))
{
}

void NotificationPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<scheduling::SessionDue>([this](const scheduling::SessionDue& event) {
        const auto id = NotificationId::generate(event.at);
        m_pushes.changed(id.uuid(), [this, id, event](storage::Transaction& tx) {
            const auto session = scheduling::repository::session(tx, event.session);
            m_hub.tell(event.user, m_tell,
                Notification{id, NotificationKind::SessionReminder, event.at, session,
                    static_cast<int>(event.before.count())});
        });
    });
    bus.afterCommit<scheduling::PreferencesChanged>([this](const scheduling::PreferencesChanged& event) {
        m_pushes.changed(event.user.uuid(), [this, user = event.user](storage::Transaction& tx) {
            m_hub.tell(user, m_tellPreferences, scheduling::reminders::preferences(tx, user));
        });
    });
}

} // namespace gremio::notifications
