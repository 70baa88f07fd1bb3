// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedLayout;

namespace gremio {

/// The one window: what one sees before one is signed in, or the main frame.
class Window : public QWidget {
    Q_OBJECT

public:
    explicit Window(QWidget* parent = nullptr);

    /// Takes the widget and shows it; the one before it stays with its owner, hidden.
    void setContent(QWidget* content);
    /// Ends the dialogs and popovers that are open over it, as if they had never been answered: what they
    /// work with is about to go.
    void dropOverlays();
    /// Closing only hides it: there is a tray icon that brings it back.
    void setStaysInTray(bool stays) { m_staysInTray = stays; }

Q_SIGNALS:
    /// The window is about to go: what waits must be sent and kept now.
    void closing();
    /// It was closed and is only hidden.
    void wentToTray();
    void visibilityChanged(bool canBeSeen);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QStackedLayout* m_stack;
    bool m_staysInTray = false;
};

} // namespace gremio
