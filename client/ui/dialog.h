// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/button.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace gremio::ui {

class IconButton;
class Label;

/// A question over the window: the rest is dimmed and out of reach, Esc cancels, Enter presses the default
/// button, focus stays inside and returns afterwards. Deletes itself when closed.
///
///     auto* dialog = new Dialog(tr("End the mentorship?"), this);
///     dialog->content()->addWidget(new Label(...));
///     dialog->addCancel();
///     auto* end = dialog->addButton(tr("End it"), Button::Kind::Danger);   // the last one added is
///     rightmost connect(end, &Button::clicked, dialog, &Dialog::accept); connect(dialog, &Dialog::accepted,
///     this, …); dialog->open();
class Dialog : public QWidget {
    Q_OBJECT

public:
    /// Any widget of the window may be given; the dialog covers the window.
    Dialog(const QString& title, QWidget* anyWidget);

    void setTitle(const QString& title);
    QVBoxLayout* content() const { return m_content; }
    void setPanelWidth(int width);
    Button* addButton(const QString& word, Button::Kind kind);
    Button* addCancel();
    /// False: neither Esc nor the cross closes it (work that may not be broken off).
    void setDismissable(bool dismissable);
    QWidget* panel() const { return m_panel; }

    /// The topmost dialog that is open in the widget's window, or null.
    static Dialog* openIn(const QWidget* anyWidget);

public Q_SLOTS:
    void open();
    void accept();
    void reject();

Q_SIGNALS:
    void accepted();
    void rejected();
    void finished(bool accepted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void finish(bool ok);
    void fitPanel();

    QWidget* m_panel;
    Label* m_title;
    IconButton* m_close;
    QVBoxLayout* m_content;
    QHBoxLayout* m_buttons;
    Button* m_cancel = nullptr;
    QPointer<QWidget> m_before;
    bool m_dismissable = true;
    bool m_done = false;
};

} // namespace gremio::ui
