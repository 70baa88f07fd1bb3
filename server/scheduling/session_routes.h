// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::scheduling {

class SessionService;

/// /sessions and /holds. The service outlives the table.
void addSessionRoutes(api::RouteTable& routes, SessionService& service);

} // namespace gremio::scheduling
