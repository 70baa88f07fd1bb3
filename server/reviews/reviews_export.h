// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::reviews {

/// The section `reviews`: what somebody wrote, and what they see of what others wrote of them.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::reviews
