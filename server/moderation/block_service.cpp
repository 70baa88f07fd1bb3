// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderation/block_service.h"

#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_events.h"
#include "server/moderation/moderation_events.h"
#include "shared/core/problem.h"

namespace gremio::moderation {

using storage::Transaction;

namespace {
constexpr int exportedAtOnce = 500;
} // namespace

void BlockService::listen(storage::EventBus& bus)
{
    bus.inTransaction<mentorship::RequestSent>([](const mentorship::RequestSent& request, Transaction& tx) {
        if (repository::blockBetween(tx, request.mentor, request.apprentice))
            throw Problem(ErrorCode::MentorUnavailable);
    });
    bus.inTransaction<identity::UserDeleted>([](const identity::UserDeleted& event, Transaction& tx) {
        repository::forgetBlocksOf(tx, event.user);
    });
}

void BlockService::addToExport(exporting::Exporter& exporter)
{
    exporter.add("blocks", [](Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        std::vector<BlockedUser> blocks;
        std::optional<repository::BlockPosition> after;
        do {
            blocks = repository::blocksOf(tx, user, after, exportedAtOnce);
            for (const BlockedUser& blocked : blocks) {
                writeJson(writer, blocked);
                after = repository::BlockPosition{blocked.blockedAt, blocked.person.id};
            }
        } while (blocks.size() == std::size_t(exportedAtOnce));
        writer.endArray();
    });
}

void BlockService::setBlocked(Transaction& tx, UserId user, UserId other, bool blocked)
{
    if (other == user)
        throw Problem(ErrorCode::NotFound, QStringLiteral("Nobody blocks themselves."));
    // Whom one blocked may be gone by now, and is unblocked all the same.
    if (blocked && !repository::isActive(tx, other))
        throw Problem(ErrorCode::NotFound);
    const bool changed =
        blocked ? repository::insertBlock(tx, user, other) : repository::removeBlock(tx, user, other);
    if (changed)
        tx.raise(BlockChanged{user, other, blocked});
}

std::vector<BlockedUser> BlockService::blocks(
    Transaction& tx, UserId user, const std::optional<repository::BlockPosition>& after, int limit)
{
    return repository::blocksOf(tx, user, after, limit);
}

} // namespace gremio::moderation
