// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::moderation {

/// POST and DELETE /users/:id/block, GET /users/me/blocks.
void addBlockRoutes(api::RouteTable& routes);

} // namespace gremio::moderation
