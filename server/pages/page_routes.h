// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"

namespace gremio::pages {

/// The pages for browsers: where mailed links land (/reset and /verify, in English and Spanish),
/// the description of the API (/docs), and the files of which they are made (/assets/…).
void addPageRoutes(api::RouteTable& routes);

} // namespace gremio::pages
