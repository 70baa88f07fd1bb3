// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::exporting {

class Exporter;

/// GET /users/me/export. The exporter outlives the table.
void addExportRoutes(api::RouteTable& routes, const Exporter& exporter);

} // namespace gremio::exporting
