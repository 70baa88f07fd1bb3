// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export/export_routes.h"

#include "server/api/route_table.h"
#include "server/export/exporter.h"

namespace gremio::exporting {

void addExportRoutes(api::RouteTable& routes, const Exporter& exporter)
{
    routes.get("/users/me/export", "exportMe")
        .tag("users")
        .summary("Everything that the server holds of the caller, as one document")
        .description(
            "To be kept as a file. Holds no secrets, and of others only what the caller sees anyway.")
        .answersBytes("application/json")
        .read([&exporter](auto& call) {
            return api::Bytes{exporter.document(call.tx, call.caller.user), {},
                {{"Content-Disposition", "attachment; filename=\"gremio-export.json\""}}};
        });
}

} // namespace gremio::exporting
