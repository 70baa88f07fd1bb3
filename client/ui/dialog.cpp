// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/dialog.h"

#include "client/ui/focus_cycle.h"
#include "client/ui/icon_button.h"
#include "client/ui/label.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

namespace {
constexpr int kWidth = 440;
} // namespace

Dialog::Dialog(const QString& title, QWidget* anyWidget)
    : QWidget(anyWidget->window())
    , m_panel(new QWidget(this))
    , m_title(new Label(title, Type::Section))
    , m_close(new IconButton(Icon::X, tr("Close")))
    , m_content(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    hide();
    auto* centre = new QVBoxLayout(this);
    centre->addStretch(1);
    centre->addWidget(m_panel, 0, Qt::AlignHCenter);
    centre->addStretch(1);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    column->setSpacing(space::l);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    m_close->setBox(32, 16);
    column->addLayout(head);
    m_content->setSpacing(space::l);
    column->addLayout(m_content);
    m_buttons->setSpacing(space::s);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    setPanelWidth(kWidth);
    connect(m_close, &IconButton::clicked, this, &Dialog::reject);
}

void Dialog::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Dialog::setPanelWidth(int width)
{
    m_panel->setFixedWidth(width);
}

Button* Dialog::addButton(const QString& word, Button::Kind kind)
{
    auto* button = new Button(word, kind);
    m_buttons->addWidget(button);
    if (kind == Button::Kind::Primary) {
        button->setDefault(true);
    }
    return button;
}

Button* Dialog::addCancel()
{
    m_cancel = new Button(tr("Cancel"), Button::Kind::Secondary);
    m_buttons->insertWidget(1, m_cancel);
    connect(m_cancel, &Button::clicked, this, &Dialog::reject);
    return m_cancel;
}

void Dialog::setDismissable(bool dismissable)
{
    m_dismissable = dismissable;
    m_close->setVisible(dismissable);
}

Dialog* Dialog::openIn(const QWidget* anyWidget)
{
    const auto dialogs = anyWidget->window()->findChildren<Dialog*>(QString(), Qt::FindDirectChildrenOnly);
    for (auto it = dialogs.crbegin(); it != dialogs.crend(); ++it) {
        if (!(*it)->isHidden()) {
            return *it;
        }
    }
    return nullptr;
}

void Dialog::open()
{
    m_before = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    parentWidget()->installEventFilter(this);
    m_panel->installEventFilter(this);
    fitPanel();
    show();
    raise();
    // The cross comes first in the chain and last in meaning.
    if (!focusFirst(m_panel, m_close)) {
        setFocus(Qt::PopupFocusReason);
    }
}

/// Text that wraps needs its height for this width; a layout that centres the panel would not ask.
void Dialog::fitPanel()
{
    QLayout* column = m_panel->layout();
    column->activate();
    const int width = m_panel->minimumWidth();
    const int wrapped = column->hasHeightForWidth() ? column->totalHeightForWidth(width) : 0;
    m_panel->setFixedHeight(wrapped > 0 ? wrapped : column->totalSizeHint().height());
}

void Dialog::accept()
{
    finish(true);
}

void Dialog::reject()
{
    finish(false);
}

void Dialog::finish(bool ok)
{
    if (m_done) {
        return;
    }
    m_done = true;
    hide();
    if (m_before) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
    if (ok) {
        Q_EMIT accepted();
    } else {
        Q_EMIT rejected();
    }
    Q_EMIT finished(ok);
    deleteLater();
}

void Dialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    QColor veil(Qt::black);
    veil.setAlphaF(theme.isDark() ? 0.5F : 0.3F);
    painter.fillRect(rect(), veil);
    paintShadow(painter, m_panel->geometry(), radius::popover, theme.isDark());
    paintBox(painter, m_panel->geometry(), radius::popover, theme.color(Color::Surface),
        theme.color(Color::Border));
}

void Dialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_dismissable) {
            reject();
        }
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        for (int i = m_buttons->count() - 1; i >= 0; --i) {
            auto* button = qobject_cast<Button*>(m_buttons->itemAt(i)->widget());
            if (button != nullptr && button->isDefault() && button->isEnabled()) {
                button->click();
                return;
            }
        }
    }
    // Nothing of the window below answers while a question is open.
    event->accept();
}

void Dialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_close->setName(tr("Close"));
        if (m_cancel != nullptr) {
            m_cancel->setText(tr("Cancel"));
        }
    }
    QWidget::changeEvent(event);
}

bool Dialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    if (watched == m_panel && event->type() == QEvent::LayoutRequest) {
        fitPanel();
    }
    return QWidget::eventFilter(watched, event);
}

bool Dialog::focusNextPrevChild(bool next)
{
    cycleFocus(m_panel, next);
    return true;
}

} // namespace gremio::ui
