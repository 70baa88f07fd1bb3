// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/scheduling_export.h"

#include "server/export/exporter.h"
#include "server/scheduling/availability_repository.h"
#include "server/scheduling/reminder_preferences.h"
#include "server/scheduling/session_events_repository.h"
#include "server/scheduling/session_notes_repository.h"
#include "server/scheduling/session_repository.h"
#include "shared/core/json_encoding.h"

#include <limits>

namespace gremio::scheduling {

namespace {
constexpr int atOnce = 100;
}

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("availability", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        const std::optional<Availability> offered = repository::availability(tx, user);
        writeJson(writer, offered ? std::vector{*offered} : std::vector<Availability>());
    });
    exporter.add("availabilityExceptions", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer,
            repository::exceptions(tx, user, QStringLiteral("0000-00-00"), std::numeric_limits<int>::max()));
    });
    exporter.add("sessions", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        std::optional<repository::SessionPosition> after;
        for (;;) {
            const auto part = repository::sessions(tx, user, {}, after, atOnce);
            for (const Session& session : part)
                writeJson(writer, session);
            if (part.size() < std::size_t(atOnce))
                break;
            after = repository::SessionPosition{part.back().startsAt, part.back().id};
        }
        writer.endArray();
    });
    exporter.add("sessionEvents", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        SessionId session;
        int number = 0;
        for (;;) {
            const auto part = repository::eventsToExport(tx, user, session, number, atOnce);
            for (const ExportedSessionEvent& event : part)
                writeJson(writer, event);
            if (part.size() < std::size_t(atOnce))
                break;
            session = part.back().sessionId;
            number = part.back().number;
        }
        writer.endArray();
    });
    exporter.add("notificationPreferences", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer, reminders::preferences(tx, user));
    });
    exporter.add("sessionNotes", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer, repository::notesBy(tx, user));
    });
}

} // namespace gremio::scheduling
