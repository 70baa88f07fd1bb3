// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/audit/audit_log.h"
#include "server/identity/signing_key.h"
#include "server/storage/transaction.h"
#include "shared/protocol/invite.h"

#include <chrono>

/// Invites: each lets one person make an account. In the caller's transaction.
namespace gremio::identity::invites {

inline constexpr std::chrono::days usualLifetime{7};
inline constexpr std::chrono::days longestLifetime{90};

/// The code of an invite that may be asked for again under the same key: secret because the server's key is,
/// and stored nowhere.
QString codeFor(const SigningKey& key, UserId admin, QByteArrayView idempotencyKey);

/// With `code`, that is its code, and an invite that has it already is the answer. Throws ValidationFailed
/// for an end in the past or too far away.
IssuedInvite issue(storage::Transaction& tx, const audit::Actor& by, const CreateInviteBody& body,
    const std::optional<QString>& code = {});

/// Newest first. Throws ValidationFailed at `?cursor`.
Page<Invite> list(storage::Transaction& tx, const InviteQuery& query);

/// Throws Problem: NotFound, InviteUsed. Nothing happens to one that was revoked already.
void revoke(storage::Transaction& tx, const audit::Actor& by, InviteId id);

/// The invite of that code, if it works for that address. Throws Problem: InviteInvalid (unknown, revoked),
/// InviteExpired, InviteUsed, InviteOtherEmail.
Invite require(storage::Transaction& tx, const QString& code, const QString& email);

/// Of many at once one may. Throws Problem(InviteUsed).
void use(storage::Transaction& tx, const Invite& invite, UserId user);

/// For an account that goes.
void forgetAddressesOf(storage::Transaction& tx, UserId user);

} // namespace gremio::identity::invites
