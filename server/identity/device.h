// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

#include <QString>

#include <optional>

namespace gremio::identity {

/// From where somebody signs in, for their own eyes: nothing is decided by it.
struct Device {
    QString name; ///< `Firefox, Linux`; empty when it does not say
    QString address;
    std::optional<QString> userAgent{}; ///< the whole of it, for the connection log
};

Device deviceOf(const http::Request& request);

/// Program and system out of a User-Agent (RFC 9110, 10.1.5): names only, so it needs no translation.
QString deviceName(QByteArrayView userAgent);

} // namespace gremio::identity
