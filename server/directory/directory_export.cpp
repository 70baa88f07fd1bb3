// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory/directory_export.h"

#include "server/directory/directory_service.h"
#include "server/export/exporter.h"

namespace gremio::directory {

void addToExport(exporting::Exporter& exporter, const DirectoryService& service)
{
    exporter.add("profile", [&service](storage::Transaction& tx, UserId user, JsonWriter& writer) {
        writeJson(writer, service.profile(tx, user));
    });
}

} // namespace gremio::directory
