// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/directory_pushes.h"

#include "server/directory/directory_events.h"

namespace gremio::directory {

DirectoryPushes::DirectoryPushes(realtime::EventTable& events, realtime::Hub& hub, DirectoryService& service)
    : m_hub(hub)
    , m_service(service)
    , m_tell(events.tells<Profile>(
          "profile:changed", "directory", "One's own profile, or its free places, changed; what it is now"))
{
}

void DirectoryPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<ProfileChanged>([this](const ProfileChanged& event) {
        m_pushes.changed(event.user.uuid(), [this, user = event.user](storage::Transaction& tx) {
            m_hub.tell(user, m_tell, m_service.profile(tx, user));
        });
    });
}

} // namespace gremio::directory
