// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::calendar {

/// The section `calendarFeed`: when it was made; the address itself is known to nobody.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::calendar
