// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The grammar of RFC 9110, RFC 9112 and RFC 3986, as far as a server meets it: pure functions.
namespace gremio::http::syntax {

[[nodiscard]] bool isTokenByte(char c); ///< tchar, RFC 9110, 5.6.2
[[nodiscard]] bool isToken(QByteArrayView text);
/// Allowed inside a line of a head or trailer: HTAB, SP, VCHAR, obs-text (RFC 9110, 5.5). Other control
/// characters are not, CR and LF end a line.
[[nodiscard]] bool isLineByte(char c);
[[nodiscard]] QByteArray lowered(QByteArrayView ascii);
[[nodiscard]] bool equalsIgnoringCase(QByteArrayView text, QByteArrayView lower);
[[nodiscard]] QByteArrayView trimmed(QByteArrayView text); ///< Without SP and HTAB at the ends (OWS).
[[nodiscard]] bool listHas(QByteArrayView list, QByteArrayView lowerToken); ///< Comma-separated tokens.

[[nodiscard]] Method methodOf(QByteArrayView name);
/// Only digits, no sign, no list (RFC 9112, 6.3); nothing when it does not fit.
[[nodiscard]] std::optional<qint64> contentLength(QByteArrayView text);
/// uri-host [":" port] (RFC 9110, 7.2); not empty, no user information.
[[nodiscard]] bool isHost(QByteArrayView text);

struct Target {
    QByteArrayView path; ///< "/" when absolute-form leaves it out.
    QByteArrayView query;
    QByteArrayView authority; ///< Only of absolute-form.
};
/// Origin-form, absolute-form (http and https) and, for OPTIONS, asterisk-form (RFC 9112, 3.2).
/// Percent signs must start an escape; '"', '<', '>', '\' and '#' are refused, other printable
/// characters are let through because browsers send them unescaped.
[[nodiscard]] std::optional<Target> target(QByteArrayView text, Method method);

/// A chunk-size line without its CRLF (RFC 9112, 7.1): the size; nothing when it is malformed.
[[nodiscard]] std::optional<qint64> chunkSize(QByteArrayView line);

} // namespace gremio::http::syntax
