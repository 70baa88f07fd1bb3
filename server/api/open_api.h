// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"

namespace gremio::api {

/// Everything that this route may be refused with: its own problems and those that follow from its access,
/// body, query and parameters.
std::vector<ErrorCode> problemsOf(const Route& route);

/// The OpenAPI 3.1 description of every route. `version` is the server's.
QByteArray openApiDocument(const RouteTable& routes, const QByteArray& version);

} // namespace gremio::api
