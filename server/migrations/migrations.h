// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gremio {

/// Where the server's schema steps are among the resources; for storage::Migrator.
QString migrationsFolder();

} // namespace gremio
