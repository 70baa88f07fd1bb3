// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/refresh_token.h"

namespace gremio::identity {

QByteArray newRefreshToken()
{
    return toBase64Url(randomBytes(32));
}

QByteArray successorOf(
    QByteArrayView parentToken, QByteArrayView idempotencyKey, const SecretBytes& refreshKey)
{
    return toBase64Url(hmacSha256(refreshKey, {parentToken, idempotencyKey}));
}

std::optional<QByteArray> refreshTokenHash(QByteArrayView token)
{
    const std::optional<QByteArray> bytes = fromBase64Url(token);
    return bytes && bytes->size() == 32 ? std::optional(sha256(token).toHex()) : std::nullopt;
}

} // namespace gremio::identity
