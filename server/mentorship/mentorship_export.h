// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::mentorship {

class MentorshipService;

/// Requests and mentorships on either side, for an export. The service outlives the exporter.
void addToExport(exporting::Exporter& exporter, MentorshipService& service);

} // namespace gremio::mentorship
