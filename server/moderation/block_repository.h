// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/block.h"

#include <optional>
#include <vector>

/// The rows of blocks; the names come from profiles.
namespace gremio::moderation::repository {

/// A place in the list, which runs from the newest to the oldest: the last item that was seen.
struct BlockPosition {
    Instant at{};
    UserId blocked;
};

/// Whether the account is there and in use.
bool isActive(storage::Transaction& tx, UserId user);

/// False when it was so already.
bool insertBlock(storage::Transaction& tx, UserId blocker, UserId blocked);
bool removeBlock(storage::Transaction& tx, UserId blocker, UserId blocked);

/// In either direction.
bool blockBetween(storage::Transaction& tx, UserId one, UserId other);

std::vector<BlockedUser> blocksOf(
    storage::Transaction& tx, UserId blocker, const std::optional<BlockPosition>& after, int limit);

/// Those of an account that goes, and those against it.
void forgetBlocksOf(storage::Transaction& tx, UserId user);

} // namespace gremio::moderation::repository
