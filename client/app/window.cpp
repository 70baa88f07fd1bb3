// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/window.h"

#include "client/ui/dialog.h"
#include "client/ui/icon.h"
#include "client/ui/popover.h"
#include "client/ui/tokens.h"

#include <QCloseEvent>
#include <QDialog>
#include <QStackedLayout>

namespace gremio {

Window::Window(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
{
    m_stack->setContentsMargins(0, 0, 0, 0);
    setMinimumSize(ui::size::minimumWidth, ui::size::minimumHeight);
    resize(1280, 800);
    setWindowTitle(QStringLiteral("Gremio"));
    setWindowIcon(ui::brandIcon());
}

void Window::setContent(QWidget* content)
{
    if (m_stack->indexOf(content) < 0)
        m_stack->addWidget(content);
    m_stack->setCurrentWidget(content);
}

void Window::dropOverlays()
{
    const auto drop = [](const auto& overlays) {
        for (QWidget* overlay : overlays) {
            overlay->hide();
            overlay->deleteLater(); // its own button may have led here
        }
    };
    drop(findChildren<ui::Dialog*>(QString(), Qt::FindDirectChildrenOnly));
    drop(findChildren<ui::Popover*>(QString(), Qt::FindDirectChildrenOnly));
    drop(findChildren<QDialog*>(QString(), Qt::FindDirectChildrenOnly));
}

void Window::closeEvent(QCloseEvent* event)
{
    if (m_staysInTray) {
        event->ignore();
        hide();
        Q_EMIT wentToTray();
        return;
    }
    Q_EMIT closing();
    QWidget::closeEvent(event);
}

void Window::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange)
        Q_EMIT visibilityChanged(!isMinimized());
    QWidget::changeEvent(event);
}

} // namespace gremio
