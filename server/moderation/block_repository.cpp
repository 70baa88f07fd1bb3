// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_repository.h"

#include <limits>

namespace gremio::moderation::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement activeUser("moderation/active_user");
constexpr Statement insertBlockRow("moderation/insert_block");
constexpr Statement removeBlockRow("moderation/remove_block");
constexpr Statement blockBetweenTwo("moderation/block_between");
constexpr Statement blocksOfUser("moderation/blocks_of_user");
constexpr Statement forgetBlocks("moderation/forget_blocks");

} // namespace

bool isActive(Transaction& tx, UserId user)
{
    return tx.query(activeUser).bind("user", user).exists();
}

bool insertBlock(Transaction& tx, UserId blocker, UserId blocked)
{
    return tx.query(insertBlockRow)
               .bind("blocker", blocker)
               .bind("blocked", blocked)
               .bind("now", tx.now())
               .exec()
        > 0;
}

bool removeBlock(Transaction& tx, UserId blocker, UserId blocked)
{
    return tx.query(removeBlockRow).bind("blocker", blocker).bind("blocked", blocked).exec() > 0;
}

bool blockBetween(Transaction& tx, UserId one, UserId other)
{
    return tx.query(blockBetweenTwo).bind("one", one).bind("other", other).exists();
}

std::vector<BlockedUser> blocksOf(
    Transaction& tx, UserId blocker, const std::optional<BlockPosition>& after, int limit)
{
    const BlockPosition from =
        after.value_or(BlockPosition{instantFromMillis(std::numeric_limits<qint64>::max()), UserId()});
    return tx.query(blocksOfUser)
        .bind("blocker", blocker)
        .bind("before_at", from.at)
        .bind("before_id", from.blocked)
        .bind("limit", limit)
        .all([](const Query& row) {
            return BlockedUser{{row.get<UserId>(0), row.get<QString>(1), row.get<std::optional<QString>>(2)},
                row.get<Instant>(3)};
        });
}

void forgetBlocksOf(Transaction& tx, UserId user)
{
    tx.query(forgetBlocks).bind("user", user).exec();
}

} // namespace gremio::moderation::repository
