// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/hub/hub.h"
#include "server/realtime/hub/state_pushes.h"
#include "shared/protocol/review.h"

namespace gremio::reviews {

/// Tells an author's devices what they wrote, and both when it is revealed, once it is committed.
class ReviewPushes {
public:
    /// Both outlive it, and it outlives the bus's last event.
    ReviewPushes(realtime::EventTable& events, realtime::Hub& hub);

    /// Before EventBus::freeze().
    void listen(storage::EventBus& bus);
    void start(storage::Database& database) { m_pushes.start(database); }

private:
    void tell(storage::Transaction& tx, ReviewId id);

    realtime::Hub& m_hub;
    const realtime::Tell<Review> m_tell;
    realtime::StatePushes m_pushes;
};

} // namespace gremio::reviews
