// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::audit {

/// /admin/audit and /admin/connections.
void addAuditRoutes(api::RouteTable& routes);

} // namespace gremio::audit
