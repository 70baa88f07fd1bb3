// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/origins.h"
#include "server/api/trusted_proxies.h"

namespace gremio::api {

/// What the gateway keeps to between the network and the routes. The default limits nothing and trusts
/// nobody.
struct EdgeRules {
    TrustedProxies proxies;
    Origins origins;
    int requestsPerMinute = 0; ///< of one account; 0: no limit
    int anonymousPerMinute = 0; ///< of one address, without a sign-in; 0: no limit
    qint64 bodyBytes = 64 * 1024; ///< of a route that takes a body; and of where no route is
    bool tls = false; ///< this process speaks nothing but TLS
};

} // namespace gremio::api
