// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFlags>

class QWidget;

namespace gremio::ui {

/// What a control looks like at this moment.
enum class State { Normal = 0, Hover = 1, Pressed = 2, Focus = 4, Disabled = 8 };
Q_DECLARE_FLAGS(States, State)
Q_DECLARE_OPERATORS_FOR_FLAGS(States)

/// Hover and Disabled from the widget; Focus only for focus that came by keyboard (see FocusRings); Pressed
/// is added by the caller. A state shown with showState() wins.
States statesOf(const QWidget* widget);

/// Fixes how a widget looks whatever the mouse does: for the gallery and for pictures in tests.
void showState(QWidget* widget, States states);

/// True while the widget has focus and the keyboard brought it there.
bool hasKeyboardFocus(const QWidget* widget);

} // namespace gremio::ui
