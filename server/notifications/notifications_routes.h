// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::notifications {

class OutboxService;

/// What one wants to be told, and what admins see and do about mails. The service outlives the routes.
void addNotificationsRoutes(api::RouteTable& routes, const OutboxService& outbox);

} // namespace gremio::notifications
