// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"

namespace gremio::identity {

class IdentityService;

/// /auth and /users. The service outlives the table.
void addIdentityRoutes(api::RouteTable& routes, const IdentityService& service);

} // namespace gremio::identity
