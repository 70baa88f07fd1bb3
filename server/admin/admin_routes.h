// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::admin {

class AdminService;

/// /admin/users and /admin/invites, and PUT /users/:id, which owners may call as well. The service outlives
/// the table.
void addAdminRoutes(api::RouteTable& routes, const AdminService& service);

} // namespace gremio::admin
