// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace gremio::websocket {

[[nodiscard]] bool wantsWebSocket(const http::Request& request); ///< By its Upgrade field.

/// What is wrong with a request for an upgrade (RFC 6455, 4.2.1), as the answer to it; nothing if it is well.
[[nodiscard]] std::optional<http::Response> refusal(const http::Request& request);

/// The Sec-WebSocket-Accept of a Sec-WebSocket-Key.
[[nodiscard]] QByteArray acceptKey(QByteArrayView key);

/// The first offer of permessage-deflate that we can take, as we answer it; empty if there is none.
[[nodiscard]] QByteArray agreedExtension(QByteArrayView offers);
/// The same from a request's fields; `wanted` or nothing.
[[nodiscard]] QByteArray agreedExtension(const http::Request& request, bool wanted);

/// The 101 to a request that is well. `extension` as agreed on, may be empty.
[[nodiscard]] QByteArray switchingProtocols(const http::Request& request, QByteArrayView extension);

} // namespace gremio::websocket
