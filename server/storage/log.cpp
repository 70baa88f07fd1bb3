// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/log.h"

namespace gremio::storage {

Q_LOGGING_CATEGORY(lcStorage, "gremio.storage")

} // namespace gremio::storage
