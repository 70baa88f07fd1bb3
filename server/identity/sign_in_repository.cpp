// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/sign_in_repository.h"

namespace gremio::identity::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement insertSignInRow("identity/insert_sign_in");
constexpr Statement insertRefreshTokenRow("identity/insert_refresh_token");
constexpr Statement lockFamilyOfToken("identity/lock_family");
constexpr Statement refreshTokenByHash("identity/refresh_token");
constexpr Statement useToken("identity/use_refresh_token");
constexpr Statement liveSuccessor("identity/live_successor");
constexpr Statement endSignInRow("identity/end_sign_in");
constexpr Statement endSignInsOfUser("identity/end_sign_ins_of_user");
constexpr Statement endOtherSignIns("identity/end_other_sign_ins");
constexpr Statement endOwnSignInRow("identity/end_own_sign_in");
constexpr Statement moveSignInRow("identity/move_sign_in");
constexpr Statement liveSignInsOfUser("identity/live_sign_ins");
constexpr Statement forgetDevicesOfUser("identity/forget_devices");
constexpr Statement forgetUsedTokenRows("identity/forget_used_tokens");
constexpr Statement forgetSignInRows("identity/forget_sign_ins");
constexpr Statement callerOfSignIn("identity/caller");
constexpr Statement currentVersion("identity/security_version");
constexpr Statement raiseVersion("identity/raise_security_version");

std::vector<SignInEnded> ended(Query query, SignInEnd reason)
{
    return query.all([reason](const Query& row) {
        return SignInEnded{row.get<UserId>(1), row.get<SignInId>(0), reason};
    });
}

} // namespace

void insertSignIn(Transaction& tx, SignInId id, UserId user, Instant expiresAt, const Device& device)
{
    tx.query(insertSignInRow)
        .bind("id", id)
        .bind("user", user)
        .bind("now", tx.now())
        .bind("expires_at", expiresAt)
        .bind("device", device.name)
        .bind("address", device.address)
        .exec();
}

bool moveSignIn(Transaction& tx, SignInId id, const QString& address)
{
    return tx.query(moveSignInRow).bind("id", id).bind("address", address).exec() > 0;
}

std::vector<SignInInfo> liveSignIns(Transaction& tx, UserId user)
{
    return tx.query(liveSignInsOfUser).bind("user", user).bind("now", tx.now()).all([](const Query& row) {
        SignInInfo info;
        info.id = row.get<SignInId>(0);
        info.device = row.get<QString>(1);
        info.address = row.get<QString>(2);
        info.createdAt = row.get<Instant>(3);
        info.lastUsedAt = row.get<Instant>(4);
        info.expiresAt = row.get<Instant>(5);
        return info;
    });
}

void insertRefreshToken(Transaction& tx, const QByteArray& hash, SignInId signIn,
    const std::optional<QByteArray>& parentHash, Instant expiresAt)
{
    tx.query(insertRefreshTokenRow)
        .bind("token_hash", Utf8{hash})
        .bind("sign_in", signIn)
        .bind("parent_hash", parentHash ? std::optional(Utf8{*parentHash}) : std::nullopt)
        .bind("now", tx.now())
        .bind("expires_at", expiresAt)
        .exec();
}

std::optional<Family> lockFamily(Transaction& tx, const QByteArray& tokenHash)
{
    return tx.query(lockFamilyOfToken)
        .bind("token_hash", Utf8{tokenHash})
        .bind("now", tx.now())
        .one([](const Query& row) {
            return Family{row.get<SignInId>(0), row.get<UserId>(1), row.get<Instant>(2),
                row.get<std::optional<SignInEnd>>(3)};
        });
}

std::optional<RefreshToken> refreshToken(Transaction& tx, const QByteArray& hash)
{
    return tx.query(refreshTokenByHash).bind("token_hash", Utf8{hash}).one([](const Query& row) {
        return RefreshToken{row.get<Instant>(0), row.get<std::optional<Instant>>(1)};
    });
}

bool useRefreshToken(Transaction& tx, const QByteArray& hash)
{
    return tx.query(useToken).bind("token_hash", Utf8{hash}).bind("now", tx.now()).exec() > 0;
}

bool isLiveSuccessor(Transaction& tx, const QByteArray& hash, const QByteArray& parentHash)
{
    return tx.query(liveSuccessor)
        .bind("token_hash", Utf8{hash})
        .bind("parent_hash", Utf8{parentHash})
        .bind("now", tx.now())
        .exists();
}

std::vector<SignInEnded> endSignIn(Transaction& tx, SignInId id, SignInEnd reason)
{
    return ended(tx.query(endSignInRow).bind("id", id).bind("reason", reason).bind("now", tx.now()), reason);
}

std::vector<SignInEnded> endSignInsOf(Transaction& tx, UserId user, SignInEnd reason)
{
    return ended(
        tx.query(endSignInsOfUser).bind("user", user).bind("reason", reason).bind("now", tx.now()), reason);
}

std::vector<SignInEnded> endOtherSignInsOf(Transaction& tx, UserId user, SignInId kept, SignInEnd reason)
{
    return ended(tx.query(endOtherSignIns)
                     .bind("user", user)
                     .bind("kept", kept)
                     .bind("reason", reason)
                     .bind("now", tx.now()),
        reason);
}

std::vector<SignInEnded> endOwnSignIn(Transaction& tx, UserId user, SignInId id, SignInEnd reason)
{
    return ended(tx.query(endOwnSignInRow)
                     .bind("id", id)
                     .bind("user", user)
                     .bind("reason", reason)
                     .bind("now", tx.now()),
        reason);
}

void forgetDevices(Transaction& tx, UserId user)
{
    tx.query(forgetDevicesOfUser).bind("user", user).exec();
}

void forgetUsedTokens(Transaction& tx, SignInId signIn)
{
    tx.query(forgetUsedTokenRows).bind("sign_in", signIn).bind("now", tx.now()).exec();
}

qint64 forgetSignIns(Transaction& tx, int limit)
{
    return tx.query(forgetSignInRows).bind("now", tx.now()).bind("limit", limit).exec();
}

Standing standing(Transaction& tx, UserId user, SignInId signIn)
{
    Standing result;
    Query row = tx.query(callerOfSignIn).bind("user", user).bind("sign_in", signIn).bind("now", tx.now());
    while (row.next()) {
        result.version = row.get<qint64>(0);
        result.live = row.get<std::optional<UserId>>(1).has_value();
        if (const auto role = row.get<std::optional<Role>>(2))
            result.roles.push_back(*role);
    }
    return result;
}

qint64 securityVersion(Transaction& tx)
{
    return tx.query(currentVersion).value<qint64>().value_or(0);
}

qint64 raiseSecurityVersion(Transaction& tx)
{
    return tx.query(raiseVersion).value<qint64>().value_or(0);
}

} // namespace gremio::identity::repository
