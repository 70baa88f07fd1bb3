// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/person_words.h"

namespace gremio {

QString PersonWords::name(const QString& displayName)
{
    return isDeleted(displayName) ? tr("Deleted account") : displayName;
}

QString PersonWords::first(const QString& displayName)
{
    return isDeleted(displayName) ? tr("Deleted account") : displayName.section(u' ', 0, 0);
}

} // namespace gremio
