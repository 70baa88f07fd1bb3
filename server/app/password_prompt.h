// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gremio::app {

/// A password from the terminal, hidden and asked for twice, or the first line of standard input when that is
/// no terminal. Throws UsageError when nothing comes or the two differ.
QString askPassword();

} // namespace gremio::app
