// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/scroll_column.h"

#include "client/ui/tokens.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace gremio::ui {

ScrollColumn::ScrollColumn(QWidget* parent)
    : QScrollArea(parent)
    , m_column(nullptr)
    , m_right(space::xl)
{
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(space::xl, 0, space::xl, space::xl);
    m_column->setSpacing(space::l);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollColumn::look);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollColumn::look);
}

void ScrollColumn::setRightMargin(int margin)
{
    m_right = margin;
    look();
}

void ScrollColumn::look()
{
    const QScrollBar* bar = verticalScrollBar();
    QMargins margins = m_column->contentsMargins();
    margins.setRight(bar->maximum() > 0 ? std::max(0, m_right - bar->sizeHint().width()) : m_right);
    if (margins != m_column->contentsMargins())
        m_column->setContentsMargins(margins);
    if (bar->maximum() - bar->value() <= m_near)
        Q_EMIT nearEnd();
}

bool ScrollColumn::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget* focused = QApplication::focusWidget(); moved && widget()->isAncestorOf(focused))
        ensureWidgetVisible(focused, 0, space::xl);
    return moved;
}

} // namespace gremio::ui
