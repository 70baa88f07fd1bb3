// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

class QWidget;

namespace gremio::ui {

class Dialog;

/// The sheet that `?` opens: the standard shortcuts, then `more` (keys, what they do). Closes with Esc.
Dialog* openShortcutsSheet(QWidget* anyWidget, const QList<std::pair<QString, QString>>& more);

} // namespace gremio::ui
