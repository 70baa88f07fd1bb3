// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/export/exporter.h"

namespace gremio::exporting {

void Exporter::add(const char* name, Section section)
{
    m_parts.push_back({name, std::move(section)});
}

QByteArray Exporter::document(storage::Transaction& tx, UserId user) const
{
    QByteArray text;
    JsonWriter writer(text);
    writer.beginObject();
    writer.member("format", "gremio-export-1");
    writer.member("exportedAt", QByteArrayView(toRfc3339(tx.now())));
    for (const Part& part : m_parts) {
        writer.key(part.name);
        part.section(tx, user, writer);
    }
    writer.endObject();
    return text;
}

} // namespace gremio::exporting
