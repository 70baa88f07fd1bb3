// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"
#include "server/realtime/hub/state_pushes.h"
#include "shared/protocol/session.h"
#include "shared/protocol/slot.h"

namespace gremio::scheduling {

/// Tells mentor and apprentice what becomes of their sessions, and a mentor and all their apprentices when
/// there are other slots, once it is committed.
class SessionPushes {
public:
    /// Both outlive it, and it outlives the bus's last event.
    SessionPushes(realtime::EventTable& events, realtime::Hub& hub);

    /// Before EventBus::freeze().
    void listen(storage::EventBus& bus);
    void start(storage::Database& database)
    {
        m_pushes.start(database);
        m_ownPushes.start(database);
    }

private:
    void sessionChanged(SessionId id, UserId mentor, UserId apprentice);
    void tellOne(SessionId id, UserId user);
    void slotsChanged(UserId mentor);

    realtime::Hub& m_hub;
    const realtime::Tell<Session> m_tell;
    const realtime::Tell<SlotsChanged> m_tellSlots;
    realtime::StatePushes m_pushes;
    realtime::StatePushes m_ownPushes; ///< what one of the two alone is told
};

} // namespace gremio::scheduling
