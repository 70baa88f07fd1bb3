// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/crypto.h"

#include <chrono>

/// Refresh tokens: 32 bytes in base64url that mean nothing by themselves. Only their hash is stored.
namespace gremio::identity {

inline constexpr std::chrono::hours refreshIdle{14 * 24}; ///< a token that is not used dies
inline constexpr std::chrono::hours signInLifetime{60 * 24}; ///< and so does the newest one
inline constexpr std::chrono::seconds refreshRetry{10}; ///< how long a retry gets the same successor

QByteArray newRefreshToken();

/// The same for the same parent and key, so that a lost answer can be asked for again; secret because the
/// server's key is.
QByteArray successorOf(
    QByteArrayView parentToken, QByteArrayView idempotencyKey, const SecretBytes& refreshKey);

/// What is stored: SHA-256 in hexadecimal. Nothing for what cannot be one of our tokens.
std::optional<QByteArray> refreshTokenHash(QByteArrayView token);

} // namespace gremio::identity
