// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_pushes.h"

#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_service.h"

#include <array>

namespace gremio::scheduling {

SessionPushes::SessionPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_tell(events.tells<Session>(
          "session:changed", "sessions", "A session of one's own was booked or has changed; what it is now"))
{
}

void SessionPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<SessionChanged>([this](const SessionChanged& event) {
        m_pushes.changed(event.session.uuid(), [this, event](storage::Transaction& tx) {
            const Session session = SessionService::session(tx, event.mentor, event.session);
            m_hub.tell(std::array{event.mentor, event.apprentice}, m_tell, session);
        });
    });
}

} // namespace gremio::scheduling
