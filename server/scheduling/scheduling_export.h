// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::scheduling {

/// Offered time and its exceptions, and sessions on either side, for an export.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::scheduling
