// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/mentorship_export.h"

#include "server/export/exporter.h"
#include "server/mentorship/mentorship_service.h"

namespace gremio::mentorship {

namespace {

constexpr int atOnce = 100;

/// All of a list, slice after slice: `slice(after)`.
template <class F>
void writeSlices(JsonWriter& writer, F slice)
{
    writer.beginArray();
    std::optional<ListPosition> after;
    do {
        const auto part = slice(after);
        for (const auto& item : part.items)
            writeJson(writer, item);
        after = part.next;
    } while (after);
    writer.endArray();
}

} // namespace

void addToExport(exporting::Exporter& exporter, MentorshipService& service)
{
    exporter.add("requests", [&service](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        RequestQuery query;
        query.limit = atOnce;
        writeSlices(writer, [&](const auto& after) { return service.requests(tx, user, query, after); });
    });
    exporter.add("mentorships", [&service](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        MentorshipQuery query;
        query.limit = atOnce;
        writeSlices(writer, [&](const auto& after) { return service.mentorships(tx, user, query, after); });
    });
}

} // namespace gremio::mentorship
