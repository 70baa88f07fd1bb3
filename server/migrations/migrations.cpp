// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/migrations/migrations.h"

namespace gremio {

QString migrationsFolder()
{
    return QStringLiteral(":/migrations");
}

} // namespace gremio
