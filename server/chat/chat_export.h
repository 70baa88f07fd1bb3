// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gremio::exporting {
class Exporter;
}

namespace gremio::chat {

/// The chats of an account, and what it wrote in them. What others wrote is theirs to export.
void addToExport(exporting::Exporter& exporter);

} // namespace gremio::chat
