// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/sign_ins.h"

#include <algorithm>

namespace gremio::identity::sign_ins {

using storage::Transaction;

namespace {

void announce(Transaction& tx, const std::vector<SignInEnded>& ended)
{
    for (const SignInEnded& event : ended)
        tx.raise(event);
    if (!ended.empty())
        raiseSecurityVersion(tx);
}

Instant leafExpiry(Transaction& tx, Instant familyExpiry)
{
    return std::min(tx.now() + refreshIdle, familyExpiry);
}

} // namespace

Started begin(Transaction& tx, UserId user, const Device& device)
{
    constexpr int few = 3; // more than one comes, so they get fewer
    repository::forgetSignIns(tx, few);
    Started started{user, SignInId::generate(tx.now()), newRefreshToken()};
    const Instant expiresAt = tx.now() + signInLifetime;
    repository::insertSignIn(tx, started.signIn, user, expiresAt, device);
    repository::insertRefreshToken(
        tx, *refreshTokenHash(started.refreshToken), started.signIn, {}, leafExpiry(tx, expiresAt));
    return started;
}

std::variant<Started, Problem> refresh(Transaction& tx, QByteArrayView token, QByteArrayView idempotencyKey,
    const SecretBytes& refreshKey, const QString& address)
{
    const std::optional<QByteArray> hash = refreshTokenHash(token);
    const auto family = hash ? repository::lockFamily(tx, *hash) : std::nullopt;
    const auto found = family ? repository::refreshToken(tx, *hash) : std::nullopt;
    if (!found)
        throw Problem(ErrorCode::Unauthenticated);
    if (family->end)
        throw Problem(
            *family->end == SignInEnd::RefreshReuse ? ErrorCode::RefreshReuse : ErrorCode::Unauthenticated);

    const QByteArray successor =
        idempotencyKey.isEmpty() ? newRefreshToken() : successorOf(token, idempotencyKey, refreshKey);
    const QByteArray successorHash = *refreshTokenHash(successor);
    Started started{family->user, family->signIn, successor};
    if (found->usedAt) {
        const bool retried = !idempotencyKey.isEmpty() && tx.now() - *found->usedAt <= refreshRetry
            && repository::isLiveSuccessor(tx, successorHash, *hash);
        if (retried)
            return started;
        end(tx, family->signIn, SignInEnd::RefreshReuse);
        return Problem(ErrorCode::RefreshReuse);
    }
    if (found->expiresAt <= tx.now() || !repository::useRefreshToken(tx, *hash))
        throw Problem(ErrorCode::Unauthenticated);
    repository::insertRefreshToken(
        tx, successorHash, family->signIn, *hash, leafExpiry(tx, family->expiresAt));
    repository::forgetUsedTokens(tx, family->signIn);
    if (!address.isEmpty())
        started.moved = repository::moveSignIn(tx, family->signIn, address);
    return started;
}

void end(Transaction& tx, SignInId signIn, SignInEnd reason)
{
    announce(tx, repository::endSignIn(tx, signIn, reason));
}

void endAllOf(Transaction& tx, UserId user, SignInEnd reason)
{
    announce(tx, repository::endSignInsOf(tx, user, reason));
}

void endOthersOf(Transaction& tx, UserId user, SignInId kept, SignInEnd reason)
{
    announce(tx, repository::endOtherSignInsOf(tx, user, kept, reason));
}

void endOwn(Transaction& tx, UserId user, SignInId signIn)
{
    const auto ended = repository::endOwnSignIn(tx, user, signIn, SignInEnd::Logout);
    if (ended.empty())
        throw Problem(ErrorCode::NotFound);
    announce(tx, ended);
}

void raiseSecurityVersion(Transaction& tx)
{
    tx.raise(SecurityVersionRaised{repository::raiseSecurityVersion(tx)});
}

} // namespace gremio::identity::sign_ins
