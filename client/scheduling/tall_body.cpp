// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/tall_body.h"

#include <QLayout>

namespace gremio {

TallBody::TallBody(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    // Not the palette's base: the dialog's own colour is behind.
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
}

void TallBody::setMostHigh(int pixels)
{
    m_most = pixels;
}

void TallBody::fit(int width)
{
    QLayout* layout = widget()->layout();
    layout->activate();
    const int wanted =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    setFixedHeight(std::min(wanted, m_most));
}

bool TallBody::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    if (QWidget* focused = window()->focusWidget(); focused && widget()->isAncestorOf(focused))
        ensureWidgetVisible(focused, 0, 24);
    return moved;
}

} // namespace gremio
