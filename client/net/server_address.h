// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <optional>

namespace gremio {

/// What a person typed as the server's address. Without a scheme it means https, or http for this very
/// machine; a path that ends in the API's own base is cut off. Nothing if it cannot be an address.
std::optional<QUrl> parseServerAddress(const QString& typed);

/// How the address is shown: without https, without a slash at the end.
QString displayAddress(const QUrl& server);

/// True when a password would travel in the clear over a network.
bool isUnprotected(const QUrl& server);

} // namespace gremio
