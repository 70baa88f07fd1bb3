// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/directory/directory_service.h"
#include "server/realtime/hub/hub.h"
#include "server/realtime/hub/state_pushes.h"

namespace gremio::directory {

/// Tells people on all their devices what their profile is, once it is committed.
class DirectoryPushes {
public:
    /// All outlive it, and it outlives the bus's last event.
    DirectoryPushes(realtime::EventTable& events, realtime::Hub& hub, DirectoryService& service);

    /// Before EventBus::freeze().
    void listen(storage::EventBus& bus);
    void start(storage::Database& database) { m_pushes.start(database); }

private:
    realtime::Hub& m_hub;
    DirectoryService& m_service;
    const realtime::Tell<Profile> m_tell;
    realtime::StatePushes m_pushes;
};

} // namespace gremio::directory
