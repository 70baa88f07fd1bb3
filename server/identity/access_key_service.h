// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/storage/transaction.h"
#include "shared/protocol/access_key.h"

#include <optional>

/// Access keys (personal access tokens), with which programs act for an account: `gre_` and 32 random bytes
/// in base64url, of which only the hash is stored. In the caller's transaction; any thread.
namespace gremio::identity {

/// What the secret of every access key begins with, so that people and scanners know one when they see it.
inline constexpr QByteArrayView accessKeyPrefix("gre_");

/// What is stored: SHA-256 in hexadecimal. Nothing for what cannot be one of our keys.
std::optional<QByteArray> accessKeyHash(QByteArrayView token);

class AccessKeyService {
public:
    static constexpr qint64 keysAtMost = 25;

    Page<AccessKey> list(storage::Transaction& tx, UserId user) const;

    /// Throws Problem: ValidationFailed (an end in the past), TooManyAccessKeys, Unauthenticated when the
    /// account is gone since the caller was let in.
    CreatedAccessKey create(storage::Transaction& tx, UserId user, const CreateAccessKeyBody& body) const;

    /// At once, everywhere. Throws Problem(NotFound) for what is not theirs.
    void end(storage::Transaction& tx, UserId user, AccessKeyId id) const;
};

} // namespace gremio::identity
