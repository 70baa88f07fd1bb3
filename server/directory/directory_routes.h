// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::directory {

class DirectoryService;
class MentorSearch;

/// Profiles, skills, categories and the search for mentors. The service and the search outlive the table.
void addDirectoryRoutes(api::RouteTable& routes, DirectoryService& service, MentorSearch& search);

} // namespace gremio::directory
