// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::audit {

/// What the logs hold of an account, for an export.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::audit
