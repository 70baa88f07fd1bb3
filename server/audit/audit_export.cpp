// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/audit_export.h"

#include "server/audit/audit_log.h"
#include "server/audit/connection_log.h"
#include "server/export/exporter.h"

namespace gremio::audit {

namespace {
constexpr int atOnce = 500;
} // namespace

void addToExport(exporting::Exporter& exporter)
{
    exporter.add("connections", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        exporting::writeAll(writer, [&](const std::optional<QString>& cursor) {
            ConnectionQuery query;
            query.user = user;
            query.limit = int(rules::pageSize.max);
            query.cursor = cursor;
            return connections(tx, query);
        });
    });
    exporter.add("auditLog", [](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writer.beginArray();
        std::vector<AuditEntry> entries;
        qint64 after = 0;
        do {
            entries = entriesAbout(tx, user, after, atOnce);
            for (AuditEntry& entry : entries) {
                if (entry.actor != user)
                    entry.actor.reset(); // which of the admins it was is not theirs to know
                writeJson(writer, entry);
                after = entry.seq;
            }
        } while (entries.size() == std::size_t(atOnce));
        writer.endArray();
    });
}

} // namespace gremio::audit
