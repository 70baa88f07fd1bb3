// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/browser_sign_in.h"

#include "server/identity/refresh_token.h"
#include "server/identity/sign_in_repository.h"
#include "shared/core/problem.h"

#include <sodium.h>

#include <utility>

namespace gremio::identity::browser {

namespace {

constexpr auto attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

/// The same for the whole life of a sign-in.
QByteArray csrfToken(const SecretBytes& key, SignInId signIn)
{
    return toBase64Url(hmacSha256(key, {"csrf", signIn.toByteArray()}));
}

void requireCsrfToken(const http::Request& request, const SecretBytes& key, SignInId signIn)
{
    const QByteArray* given = request.header("x-csrf-token");
    const QByteArray wanted = csrfToken(key, signIn);
    const bool same = given && given->size() == wanted.size()
        && sodium_memcmp(given->constData(), wanted.constData(), static_cast<std::size_t>(wanted.size()))
            == 0;
    if (!same)
        throw Problem(ErrorCode::CsrfRefused);
}

} // namespace

std::optional<QByteArray> refreshToken(const http::Request& request)
{
    std::optional<QByteArray> found;
    for (const http::Header& header : request.headers) {
        if (header.name != "cookie")
            continue;
        for (const QByteArray& part : header.value.split(';')) {
            const QByteArray pair = part.trimmed();
            if (!pair.startsWith(QByteArray(cookieName) + '='))
                continue;
            if (found)
                return std::nullopt;
            found = pair.mid(qsizetype(qstrlen(cookieName)) + 1);
        }
    }
    return found;
}

http::Header intoCookie(storage::Transaction& tx, SignedIn& answer, const SecretBytes& key)
{
    const QByteArray token = std::exchange(answer.refreshToken, QString()).toLatin1();
    const auto family = repository::lockFamily(tx, refreshTokenHash(token).value_or(QByteArray()));
    if (!family)
        throw Problem(ErrorCode::Unauthenticated);
    answer.csrfToken = QString::fromLatin1(csrfToken(key, family->signIn));
    const std::chrono::seconds lifetime = refreshIdle;
    return {"Set-Cookie",
        QByteArray(cookieName) + '=' + token + "; Max-Age=" + QByteArray::number(qint64(lifetime.count()))
            + attributes};
}

http::Header clearCookie()
{
    return {"Set-Cookie", QByteArray(cookieName) + "=; Max-Age=0" + attributes};
}

void requireOrigin(bool isOwnOrigin)
{
    if (!isOwnOrigin)
        throw Problem(ErrorCode::CsrfRefused);
}

Cookie requireCookie(
    storage::Transaction& tx, const http::Request& request, bool isOwnOrigin, const SecretBytes& key)
{
    const auto token = refreshToken(request);
    if (!token)
        throw Problem::field("/refreshToken", "required", QStringLiteral("Neither here nor in the cookie."));
    requireOrigin(isOwnOrigin);
    const auto hash = refreshTokenHash(*token);
    const auto family = hash ? repository::lockFamily(tx, *hash) : std::nullopt;
    if (!family)
        throw Problem(ErrorCode::Unauthenticated);
    // Before anything is done with the token: whoever cannot show this does not get to use it up either.
    requireCsrfToken(request, key, family->signIn);
    return {*token, family->signIn};
}

} // namespace gremio::identity::browser
