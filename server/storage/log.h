// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace gremio::storage {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace gremio::storage
