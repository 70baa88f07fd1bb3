// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/refresh_token.h"
#include "server/identity/sign_in_repository.h"
#include "shared/core/problem.h"

#include <variant>

/// How sign-ins begin, go on and end, in the caller's writing transaction.
namespace gremio::identity::sign_ins {

/// A sign-in that works, with its newest refresh token.
struct Started {
    UserId user;
    SignInId signIn;
    QByteArray refreshToken;
    bool moved = false; ///< it goes on from another address than before
};

/// Forgets a few sign-ins that have expired, so that they do not heap up.
Started begin(storage::Transaction& tx, UserId user, const Device& device = {});

/// Takes a refresh token for its successor. A token works once: who comes with a used one has stolen it, or
/// was stolen from, so the whole family ends, and the problem (RefreshReuse) is returned rather than thrown
/// so that this is committed. The same idempotency key within refreshRetry gets the same successor, as long
/// as that was not used. `address` is from where, empty when not known. Throws Problem(Unauthenticated,
/// RefreshReuse).
std::variant<Started, Problem> refresh(storage::Transaction& tx, QByteArrayView token,
    QByteArrayView idempotencyKey, const SecretBytes& refreshKey, const QString& address = {});

/// Nothing happens to those that have ended. What processes remember is forgotten.
void end(storage::Transaction& tx, SignInId signIn, SignInEnd reason);
void endAllOf(storage::Transaction& tx, UserId user, SignInEnd reason);
void endOthersOf(storage::Transaction& tx, UserId user, SignInId kept, SignInEnd reason);
/// Throws Problem(NotFound) when it is somebody else's, or over.
void endOwn(storage::Transaction& tx, UserId user, SignInId signIn);

/// Makes every process look again at who may do what.
void raiseSecurityVersion(storage::Transaction& tx);

} // namespace gremio::identity::sign_ins
