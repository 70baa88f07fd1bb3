// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_routes.h"

#include "server/api/route_table.h"
#include "server/audit/audit_log.h"
#include "server/audit/connection_log.h"

namespace gremio::audit {

void addAuditRoutes(api::RouteTable& routes)
{
    routes.get("/admin/audit", "listAudit")
        .tag("admin")
        .summary("What was done that not everybody may do, newest first")
        .description(
            "Each row carries the hash of the one before. `gremio-server admin audit verify` finds a "
            "row that was altered, taken out or moved.")
        .access(api::Access::role(Role::Admin))
        .query<AuditQuery>()
        .answers<Page<AuditEntry>>()
        .read([](auto& call) { return entries(call.tx, call.query); });
    routes.get("/admin/connections", "listConnections")
        .tag("admin")
        .summary("Sign-ins, those that were refused, and new addresses, newest first")
        .access(api::Access::role(Role::Admin))
        .query<ConnectionQuery>()
        .answers<Page<ConnectionEntry>>()
        .read([](auto& call) { return connections(call.tx, call.query); });
}

} // namespace gremio::audit
