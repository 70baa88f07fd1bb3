// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_token.h"

#include "shared/core/json_decoding.h"
#include "shared/core/json_encoding.h"

namespace gremio::identity {

namespace {

using std::chrono::seconds;

constexpr QStringView audience = u"gremio-api";

/// The whole of it: crit, jku, jwk, x5u and everything else is an unknown field, which strict decoding
/// refuses.
struct Header {
    QString alg = QStringLiteral("EdDSA");
    QString kid;
    QString typ = QStringLiteral("at+jwt");

    static constexpr auto fields()
    {
        return fieldList(
            field("alg", &Header::alg, ""), field("kid", &Header::kid, ""), field("typ", &Header::typ, ""));
    }
};

struct Claims {
    QString iss;
    QString aud;
    UserId sub;
    SignInId sid;
    QString jti;
    qint64 iat = 0;
    qint64 nbf = 0;
    qint64 exp = 0;

    static constexpr auto fields()
    {
        return fieldList(field("iss", &Claims::iss, ""), field("aud", &Claims::aud, ""),
            field("sub", &Claims::sub, ""), field("sid", &Claims::sid, ""), field("jti", &Claims::jti, ""),
            field("iat", &Claims::iat, ""), field("nbf", &Claims::nbf, ""), field("exp", &Claims::exp, ""));
    }
};

qint64 secondsOf(Instant instant)
{
    return std::chrono::floor<seconds>(instant).time_since_epoch().count();
}

/// A part of the token as what it says, or nothing.
template <class T>
std::optional<T> decodePart(QByteArrayView part)
{
    const std::optional<QByteArray> json = fromBase64Url(part);
    if (!json)
        return std::nullopt;
    try {
        return fromJson<T>(*json, Reading::Strict);
    } catch (const Problem&) {
        return std::nullopt;
    }
}

} // namespace

AccessTokens::AccessTokens(SigningKey key, QString issuer)
    : m_key(std::move(key))
    , m_issuer(std::move(issuer))
{
}

SigningKey AccessTokens::key() const
{
    const std::lock_guard lock(m_mutex);
    return m_key;
}

void AccessTokens::replaceKey(SigningKey key)
{
    const std::lock_guard lock(m_mutex);
    m_key = std::move(key);
}

QByteArray AccessTokens::make(UserId user, SignInId signIn, Instant now) const
{
    const SigningKey signingKey = key();
    Header header;
    header.kid = QString::fromLatin1(signingKey.keyId());
    Claims claims;
    claims.iss = m_issuer;
    claims.aud = audience.toString();
    claims.sub = user;
    claims.sid = signIn;
    claims.jti = QString::fromLatin1(toBase64Url(randomBytes(16)));
    claims.iat = secondsOf(now);
    claims.nbf = claims.iat;
    claims.exp = claims.iat + lifetime.count();
    const QByteArray text = toBase64Url(toJson(header)) + '.' + toBase64Url(toJson(claims));
    return text + '.' + toBase64Url(signingKey.sign(text));
}

AccessTokens::Reading AccessTokens::read(QByteArrayView token, Instant now) const
{
    const Reading invalid;
    if (token.size() > maxSize)
        return invalid;
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0 || token.indexOf('.', second + 1) >= 0)
        return invalid;

    const SigningKey signingKey = key();
    const auto header = decodePart<Header>(token.first(first));
    if (!header || header->alg != u"EdDSA" || header->typ != u"at+jwt"
        || header->kid != QLatin1StringView(signingKey.keyId()))
        return invalid;
    const auto signature = fromBase64Url(token.sliced(second + 1));
    if (!signature || !signingKey.verify(token.first(second), *signature))
        return invalid;
    const auto claims = decodePart<Claims>(token.sliced(first + 1, second - first - 1));
    if (!claims || claims->iss != m_issuer || claims->aud != audience || claims->jti.isEmpty())
        return invalid;

    const qint64 time = secondsOf(now);
    constexpr qint64 farthest = 253402300799; // the end of the year 9999: the sums below cannot overflow
    if (claims->exp < 0 || claims->exp > farthest || claims->nbf > time + leeway.count()
        || claims->iat > time + leeway.count() || claims->nbf > claims->exp)
        return invalid;
    if (time >= claims->exp + leeway.count())
        return {std::nullopt, Refusal::Expired};
    return {AccessClaims{claims->sub, claims->sid, Instant(seconds(claims->exp))}, Refusal::Invalid};
}

} // namespace gremio::identity
