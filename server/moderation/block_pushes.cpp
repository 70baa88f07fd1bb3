// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_pushes.h"

#include "server/moderation/block_service.h"
#include "server/moderation/moderation_events.h"

namespace gremio::moderation {

BlockPushes::BlockPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_block(events.tells<BlockPayload>(
          "user:block", "users", "I blocked somebody, or no longer do, on some device of mine"))
{
    events.on<BlockPayload>("user:block", "users")
        .summary("Block somebody, or no longer do; the other one is not told")
        .problems({ErrorCode::NotFound})
        .write([](auto& call) {
            BlockService::setBlocked(call.tx, call.caller.user, call.payload.userId, call.payload.blocked);
        });
}

void BlockPushes::listen(storage::EventBus& bus) const
{
    bus.afterCommit<BlockChanged>([hub = &m_hub, block = m_block](const BlockChanged& event) {
        hub->tell(event.blocker, block, BlockPayload{event.blocked, event.isBlocked});
        if (event.isBlocked)
            hub->separate(event.blocker, event.blocked);
        else
            hub->introduce({event.blocker, event.blocked}); // if they still share something
    });
}

} // namespace gremio::moderation
