// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/storage/transaction.h"
#include "shared/protocol/access_key.h"

#include <optional>
#include <vector>

/// The rows of access keys.
namespace gremio::identity::repository {

/// `tokenHash` is SHA-256 in hexadecimal.
void insertAccessKey(
    storage::Transaction& tx, UserId user, const AccessKey& key, const QByteArray& tokenHash);

/// Those that work, newest first.
std::vector<AccessKey> accessKeys(storage::Transaction& tx, UserId user);

/// Locks the account until the transaction ends, forgets its expired keys and counts the rest; nothing when
/// there is no such live account.
std::optional<qint64> holdAndCountAccessKeys(storage::Transaction& tx, UserId user);

/// False when it is not theirs.
bool deleteAccessKey(storage::Transaction& tx, UserId user, AccessKeyId id);
/// How many there were.
qint64 deleteAccessKeys(storage::Transaction& tx, UserId user);

void useAccessKey(storage::Transaction& tx, AccessKeyId id, Instant at);

/// Whom a key gives access to, as of one version of the security state.
struct KeyStanding {
    qint64 version = 0;
    std::optional<api::Caller> caller; ///< nothing: there is no such key, or its account may not be used
    std::optional<Instant> expiresAt;
};

KeyStanding keyStanding(storage::Transaction& tx, const QByteArray& tokenHash);
KeyStanding keyStanding(storage::Transaction& tx, AccessKeyId id);

} // namespace gremio::identity::repository
