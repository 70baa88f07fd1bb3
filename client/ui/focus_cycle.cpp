// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/focus_cycle.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace gremio::ui {

namespace {

bool mayTake(const QWidget* inside, const QWidget* widget)
{
    return widget != inside && inside->isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus)
        && widget->isEnabled() && widget->isVisibleTo(inside) && widget->focusProxy() == nullptr;
}

} // namespace

bool focusFirst(const QWidget* inside, const QWidget* except)
{
    for (QWidget* widget = inside->nextInFocusChain(); widget != inside;
         widget = widget->nextInFocusChain()) {
        if (widget != except && mayTake(inside, widget)) {
            widget->setFocus(Qt::PopupFocusReason);
            return true;
        }
    }
    return false;
}

void cycleFocus(const QWidget* inside, bool next)
{
    const auto step = [next](const QWidget* widget) {
        return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    const QWidget* start = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : inside;
    for (QWidget* widget = step(start); widget != start; widget = step(widget)) {
        if (mayTake(inside, widget)) {
            widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace gremio::ui
