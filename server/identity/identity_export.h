// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::identity {

/// What the account itself adds to an export. Nothing that could sign anybody in.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::identity
