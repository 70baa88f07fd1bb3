// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::mentorship {

class MentorshipService;

/// /requests and /mentorships. The service outlives the table.
void addMentorshipRoutes(api::RouteTable& routes, MentorshipService& service);

} // namespace gremio::mentorship
