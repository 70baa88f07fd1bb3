// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::calendar {

class CalendarService;

/// The service outlives the routes.
void addCalendarRoutes(api::RouteTable& routes, const CalendarService& calendar);

} // namespace gremio::calendar
