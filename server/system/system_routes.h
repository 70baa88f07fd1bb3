// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"
#include "shared/protocol/server_info.h"

#include <functional>

namespace gremio::system {

/// What the server says of itself: /healthz, /readyz, /openapi.json, /problems/:slug and /api/v1/server. Call
/// it after all other routes were added, because the description of the API is made here. `disk`: a folder on
/// the disk that must have room for the server to be ready; empty: none. `reachesOthers`: whether the other
/// processes of the database can be reached; empty: there are none.
void addSystemRoutes(api::RouteTable& routes, const ServerInfo& info, QByteArray asyncApi,
    const QString& disk = {}, std::function<bool()> reachesOthers = {});

} // namespace gremio::system
