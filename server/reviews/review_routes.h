// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::api {
class RouteTable;
}

namespace gremio::reviews {

class ReviewService;

/// The service outlives the routes.
void addReviewRoutes(api::RouteTable& routes, const ReviewService& reviews);

} // namespace gremio::reviews
