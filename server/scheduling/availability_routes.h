// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::scheduling {

class AvailabilityService;

/// /availability and /mentors/:id/slots. The service outlives the table.
void addAvailabilityRoutes(api::RouteTable& routes, AvailabilityService& service);

} // namespace gremio::scheduling
