// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/export/exporter.h"
#include "server/moderation/block_repository.h"
#include "server/storage/event_bus.h"

namespace gremio::moderation {

/// Who wants nothing to do with whom. A block holds in both directions and is told to nobody but whoever
/// makes it: what it forbids looks to the other like something else that may happen (a mentor who takes
/// nobody now, a chat that nobody writes in any more). Holds nothing: any thread.
class BlockService {
public:
    /// No request goes between two of whom one blocks the other; an account that goes takes its blocks along.
    static void listen(storage::EventBus& bus);
    static void addToExport(exporting::Exporter& exporter);

    /// Whom one blocks already may be blocked again. NotFound, also for oneself.
    static void setBlocked(storage::Transaction& tx, UserId user, UserId other, bool blocked);

    /// Newest first, from `after` on.
    static std::vector<BlockedUser> blocks(storage::Transaction& tx, UserId user,
        const std::optional<repository::BlockPosition>& after, int limit);
};

} // namespace gremio::moderation
