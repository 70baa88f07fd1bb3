// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/control_state.h"

#include <QtCore/QVariant>
#include <QtWidgets/QWidget>

namespace gremio::ui {

namespace {
constexpr const char* kShown = "gremioShownState";
constexpr const char* kKeyboardFocus = "gremioKeyboardFocus";
} // namespace

States statesOf(const QWidget* widget)
{
    const QVariant shown = widget->property(kShown);
    if (shown.isValid()) {
        return States::fromInt(shown.toInt());
    }
    if (!widget->isEnabled()) {
        return State::Disabled;
    }
    States states = State::Normal;
    states.setFlag(State::Hover, widget->underMouse());
    states.setFlag(State::Focus, hasKeyboardFocus(widget));
    return states;
}

void showState(QWidget* widget, States states)
{
    widget->setProperty(kShown, states.toInt());
    widget->update();
}

bool hasKeyboardFocus(const QWidget* widget)
{
    return widget->hasFocus() && widget->property(kKeyboardFocus).toBool();
}

} // namespace gremio::ui
