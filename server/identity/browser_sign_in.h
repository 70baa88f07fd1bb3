// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/identity/crypto.h"
#include "server/storage/transaction.h"
#include "shared/protocol/identity.h"

#include <optional>

/// Sign-ins of pages in browsers: the refresh token is in a cookie that no script reads. Because browsers
/// send a cookie whoever asks, using it wants more: the Origin field, which no page can make up, and a token
/// that belongs to the sign-in and that only its own pages were told.
namespace gremio::identity::browser {

/// `__Host-`: only over TLS (or to localhost), for this host alone, for every path (RFC 6265bis, 4.1.3.2).
inline constexpr auto cookieName = "__Host-rt";

/// The refresh token of the request's cookie. Nothing when there is none, or more than one.
std::optional<QByteArray> refreshToken(const http::Request& request);

/// Takes the refresh token out of the answer, adds the token against forgery, and returns the Set-Cookie
/// field.
http::Header intoCookie(storage::Transaction& tx, SignedIn& answer, const SecretBytes& key);
http::Header clearCookie();

/// Throws Problem(CsrfRefused) unless `isOwnOrigin`.
void requireOrigin(bool isOwnOrigin);

struct Cookie {
    QByteArray refreshToken;
    SignInId signIn;
};
/// The cookie, for somebody who may use it. Throws Problem: ValidationFailed when there is none, CsrfRefused
/// when it is all there is, Unauthenticated when nobody knows it.
Cookie requireCookie(
    storage::Transaction& tx, const http::Request& request, bool isOwnOrigin, const SecretBytes& key);

} // namespace gremio::identity::browser
