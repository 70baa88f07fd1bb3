// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reviews/reviews_export.h"

#include "server/export/exporter.h"
#include "server/reviews/review_repository.h"
#include "shared/core/json_encoding.h"

namespace gremio::reviews {

namespace {
constexpr int atOnce = 100;
}

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("reviews", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        std::vector<Review> reviews;
        ReviewId after;
        do {
            reviews = repository::toExport(tx, user, after, atOnce);
            for (const Review& review : reviews) {
                writeJson(writer, review);
                after = review.id;
            }
        } while (reviews.size() == std::size_t(atOnce));
        writer.endArray();
    });
}

} // namespace gremio::reviews
