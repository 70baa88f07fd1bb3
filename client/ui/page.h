// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace gremio::ui {

/// What the main frame shows. A page retranslates itself in changeEvent(QEvent::LanguageChange).
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The name of the page in the present language: window title, rail, accessible name.
    virtual QString title() const = 0;
    /// Asks for everything anew: F5, and after a reconnect.
    virtual void refresh() { }
    /// True for pages that run to the window's edges (calendar, messages) and keep the 24 in their headers.
    virtual bool isEdgeToEdge() const { return false; }
    /// How much of its lower edge people work in (a composer), in pixels: toasts stay above it.
    virtual int footHeight() const { return 0; }
    /// Called when the page comes to the front; a good place to set the focus.
    virtual void activated() { }
    /// Called when the rail's entry of the page that is in front is pressed: back to where the page begins.
    virtual void chosenAgain() { }

Q_SIGNALS:
    /// title() changed, or a link inside the page leads to the rail's entry `page`.
    void titleChanged();
};

} // namespace gremio::ui
