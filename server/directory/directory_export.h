// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::directory {

class DirectoryService;

/// What somebody shows of themselves, for an export. The service outlives the exporter.
void addToExport(exporting::Exporter& exporter, const DirectoryService& service);

} // namespace gremio::directory
