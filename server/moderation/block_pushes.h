// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"
#include "server/storage/event_bus.h"
#include "shared/protocol/presence.h"

namespace gremio::moderation {

/// `user:block` in both directions: what a client says, and what all devices of whoever blocks are told.
/// The two do not see any more whether the other is there.
class BlockPushes {
public:
    /// Declares the event. The hub outlives what listen() ties to the bus.
    BlockPushes(realtime::EventTable& events, realtime::Hub& hub);
    void listen(storage::EventBus& bus) const;

private:
    realtime::Hub& m_hub;
    realtime::Tell<BlockPayload> m_block;
};

} // namespace gremio::moderation
