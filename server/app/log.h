// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gremio::app {

/// Sends Qt's messages to standard error, a line each: as text, or as JSON objects with `time`, `level`,
/// `category`, `message`. `level` is the least that is logged: debug, info or warning.
void installLog(const QString& format, const QString& level);

} // namespace gremio::app
