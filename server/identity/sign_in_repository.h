// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/device.h"
#include "server/identity/identity_events.h"
#include "server/storage/transaction.h"
#include "shared/protocol/account_security.h"

#include <optional>
#include <vector>

/// The rows of sign-ins and their refresh tokens.
namespace gremio::identity::repository {

/// A sign-in whose row is locked until the transaction ends.
struct Family {
    SignInId signIn;
    UserId user;
    Instant expiresAt{};
    std::optional<SignInEnd> end; ///< why it ended, if it did
};

struct RefreshToken {
    Instant expiresAt{};
    std::optional<Instant> usedAt;
};

/// Who a sign-in gives access to, as of one version of the security state.
struct Standing {
    qint64 version = 0;
    bool live = false; ///< false: it ended, or the account is suspended or gone
    std::vector<Role> roles;
};

void insertSignIn(
    storage::Transaction& tx, SignInId id, UserId user, Instant expiresAt, const Device& device);

/// It is used from there now. False when it was before.
bool moveSignIn(storage::Transaction& tx, SignInId id, const QString& address);

/// Those that work, last used first; none is marked as current.
std::vector<SignInInfo> liveSignIns(storage::Transaction& tx, UserId user);

/// Hashes as refreshTokenHash() makes them.
void insertRefreshToken(storage::Transaction& tx, const QByteArray& hash, SignInId signIn,
    const std::optional<QByteArray>& parentHash, Instant expiresAt);

/// The family that a token belongs to, whatever became of either; nothing for an unknown token.
std::optional<Family> lockFamily(storage::Transaction& tx, const QByteArray& tokenHash);
std::optional<RefreshToken> refreshToken(storage::Transaction& tx, const QByteArray& hash);

/// False when it was used already.
bool useRefreshToken(storage::Transaction& tx, const QByteArray& hash);

/// Whether the token is the child of the other, and still works.
bool isLiveSuccessor(storage::Transaction& tx, const QByteArray& hash, const QByteArray& parentHash);

/// What had not ended yet.
std::vector<SignInEnded> endSignIn(storage::Transaction& tx, SignInId id, SignInEnd reason);
std::vector<SignInEnded> endSignInsOf(storage::Transaction& tx, UserId user, SignInEnd reason);
std::vector<SignInEnded> endOtherSignInsOf(
    storage::Transaction& tx, UserId user, SignInId kept, SignInEnd reason);
/// Only if it is that user's.
std::vector<SignInEnded> endOwnSignIn(storage::Transaction& tx, UserId user, SignInId id, SignInEnd reason);

/// Takes out of the rows from where the user signed in.
void forgetDevices(storage::Transaction& tx, UserId user);

/// Deletes the used tokens of a family that would have expired by now.
void forgetUsedTokens(storage::Transaction& tx, SignInId signIn);

/// Deletes some sign-ins that have expired, tokens and all; how many, at most `limit`.
qint64 forgetSignIns(storage::Transaction& tx, int limit);

Standing standing(storage::Transaction& tx, UserId user, SignInId signIn);
qint64 securityVersion(storage::Transaction& tx);
/// The new one.
qint64 raiseSecurityVersion(storage::Transaction& tx);

} // namespace gremio::identity::repository
