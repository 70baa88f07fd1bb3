// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/calendar_export.h"

#include "server/calendar/calendar_repository.h"
#include "server/export/exporter.h"
#include "shared/core/json_encoding.h"
#include "shared/protocol/calendar_feed.h"

namespace gremio::calendar {

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("calendarFeed", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        const auto createdAt = repository::feed(tx, user);
        writeJson(
            writer, createdAt ? std::vector{CalendarFeed{{}, *createdAt}} : std::vector<CalendarFeed>());
    });
}

} // namespace gremio::calendar
