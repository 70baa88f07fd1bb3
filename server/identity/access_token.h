// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/signing_key.h"
#include "shared/core/id.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace gremio::identity {

/// Who an access token speaks for, and how long.
struct AccessClaims {
    UserId user;
    SignInId signIn;
    Instant expiresAt{}; ///< as written in the token; good for AccessTokens::leeway longer
};

/// Makes and reads access tokens: JWTs (RFC 7519, RFC 9068's `at+jwt`) signed with EdDSA (RFC 8037). Reads
/// only what it could have made: one algorithm, one key, the known header and claims and no others (RFC
/// 8725). Any thread.
class AccessTokens {
public:
    static constexpr std::chrono::seconds lifetime{600};
    static constexpr std::chrono::seconds leeway{30};
    static constexpr qsizetype maxSize = 4096;

    /// `issuer` names this server; tokens of another issuer are refused, whoever signed them.
    explicit AccessTokens(SigningKey key, QString issuer = QStringLiteral("gremio"));

    QByteArray make(UserId user, SignInId signIn, Instant now) const;

    enum class Refusal { Invalid, Expired };
    struct Reading {
        std::optional<AccessClaims> claims;
        Refusal refusal = Refusal::Invalid; ///< why there are no claims
    };
    Reading read(QByteArrayView token, Instant now) const;

    SigningKey key() const;

    /// From here on tokens of the former key are refused.
    void replaceKey(SigningKey key);

private:
    mutable std::mutex m_mutex;
    SigningKey m_key; // guarded by the mutex
    QString m_issuer;
};

} // namespace gremio::identity
