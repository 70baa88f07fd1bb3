// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace gremio::ui {

/// Focus of what lies over the page: round and round inside, never out.
/// Both take hidden, disabled and proxied widgets for what they are: not to be focused.

/// Focuses the first widget inside that Tab reaches, but not `except`. False if there is none.
bool focusFirst(const QWidget* inside, const QWidget* except = nullptr);

/// For focusNextPrevChild(): moves on inside, from the last to the first.
void cycleFocus(const QWidget* inside, bool next);

} // namespace gremio::ui
