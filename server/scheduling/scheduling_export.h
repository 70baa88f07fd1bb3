// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::scheduling {

/// Offered time and its exceptions, sessions on either side and what happened to them, for an export.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::scheduling
