// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::notifications {

/// The section `mails`: which mails were written to a person, not what they said.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::notifications
