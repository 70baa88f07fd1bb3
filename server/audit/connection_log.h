// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/connection_log.h"

#include <optional>

/// Who signed in, or tried to, and from where. Rows are kept for as long as a setting says, and go with the
/// account.
namespace gremio::audit {

/// The other end of a request.
struct Origin {
    QString address;
    std::optional<QString> userAgent;
};

/// `user` is absent for a refused sign-in to an account that is not there.
void recordConnection(
    storage::Transaction& tx, ConnectionKind kind, std::optional<UserId> user, const Origin& from);

/// The same of an account that is there, written later than it happened; nothing of one that is gone.
void recordConnectionOf(
    storage::Transaction& tx, ConnectionKind kind, UserId user, const Origin& from, Instant at);

/// Newest first. Throws ValidationFailed at `?cursor`.
Page<ConnectionEntry> connections(storage::Transaction& tx, const ConnectionQuery& query);

/// Deletes rows from before that moment; how many, at most `limit`.
int forgetConnections(storage::Transaction& tx, Instant before, int limit);
void forgetConnectionsOf(storage::Transaction& tx, UserId user);

} // namespace gremio::audit
