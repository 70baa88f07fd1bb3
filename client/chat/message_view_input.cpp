// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/message_view.h"

#include "client/chat/timeline_model.h"
#include "client/ui/control_state.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace gremio {

void MessageView::setCurrentRow(int row)
{
    if (row < -1 || row >= m_heights.count() || row == m_current)
        return;
    m_current = row;
    viewport()->update();
    if (row >= 0)
        tell(row);
}

/// A screen reader reads the row that the keyboard came to.
void MessageView::tell(int row)
{
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void MessageView::moveTo(int row)
{
    if (m_heights.count() == 0)
        return;
    row = std::clamp(row, 0, m_heights.count() - 1);
    setCurrentRow(row);
    const QRect place = rowRect(row);
    const int high = viewport()->height();
    if (place.top() < 0) {
        m_anchor = {row, 0, false};
        arrange();
    } else if (place.bottom() >= high) {
        m_anchor = {row, high - place.height(), row == m_heights.count() - 1};
        arrange();
    }
}

void MessageView::act(int row, const MessageHit& hit)
{
    switch (hit.kind) {
    case MessageHit::Kind::Link:
        Q_EMIT linkWanted(hit.link);
        break;
    case MessageHit::Kind::Quote:
        Q_EMIT quoteWanted(hit.quoted);
        break;
    case MessageHit::Kind::Retry:
        Q_EMIT retryWanted(row);
        break;
    case MessageHit::Kind::Discard:
        Q_EMIT discardWanted(row);
        break;
    case MessageHit::Kind::Bubble:
    case MessageHit::Kind::None:
        break;
    }
}

/// What Enter does: the first of what the row offers.
void MessageView::activate(int row)
{
    const MessageItem item = m_model.item(row);
    if (item.hole)
        return;
    if (item.mark == MessageItem::Mark::Failed) {
        Q_EMIT retryWanted(row);
        return;
    }
    if (const auto links = m_delegate.links(option(row), m_model.index(row)); !links.empty())
        Q_EMIT linkWanted(links.front());
    else if (item.quote)
        Q_EMIT quoteWanted(item.quote->seq);
    else
        Q_EMIT menuWanted(row, viewport()->mapToGlobal(bubbleRect(row).center()));
}

void MessageView::keyPressEvent(QKeyEvent* event)
{
    const int last = m_heights.count() - 1;
    const int from = m_current < 0 ? last + 1 : m_current;
    if (event->matches(QKeySequence::Copy)) {
        if (m_current >= 0)
            Q_EMIT copyWanted(m_current);
        return;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto page = [&](int direction) {
        const int high = viewport()->height();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + direction * high * 9 / 10);
        if (m_current >= 0)
            setCurrentRow(direction < 0 ? std::max(0, rowAt({0, 0})) : lastSeenRow());
    };
    switch (event->key()) {
    case Qt::Key_Up:
        moveTo(from - 1);
        return;
    case Qt::Key_Down:
        moveTo(from + 1);
        return;
    case Qt::Key_Home:
        moveTo(0);
        return;
    case Qt::Key_End:
        moveTo(last);
        scrollToEnd();
        return;
    case Qt::Key_PageUp:
        page(-1);
        return;
    case Qt::Key_PageDown:
        page(1);
        return;
    default:
        break;
    }
    if (m_current < 0) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate(m_current);
        return;
    case Qt::Key_R:
        Q_EMIT replyWanted(m_current);
        return;
    case Qt::Key_E:
        Q_EMIT editWanted(m_current);
        return;
    case Qt::Key_Delete:
        Q_EMIT deleteWanted(m_current);
        return;
    default:
        event->ignore();
    }
}

void MessageView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    // By keyboard one begins at the newest; a click has chosen already.
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_current < 0)
        setCurrentRow(lastSeenRow());
    else if (m_current >= 0)
        tell(m_current);
    viewport()->update();
}

void MessageView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void MessageView::mousePressEvent(QMouseEvent* event)
{
    m_pressedRow = rowAt(event->position().toPoint());
    m_pressed = {};
    if (m_pressedRow < 0 || event->button() != Qt::LeftButton)
        return;
    const QPointF at = event->position() - rowRect(m_pressedRow).topLeft();
    m_pressed = m_delegate.hit(option(m_pressedRow), m_model.index(m_pressedRow), at);
    if (m_pressed.kind != MessageHit::Kind::None)
        setCurrentRow(m_pressedRow);
}

void MessageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_pressedRow < 0)
        return;
    const int row = std::exchange(m_pressedRow, -1);
    if (row >= m_heights.count() || rowAt(event->position().toPoint()) != row)
        return;
    const QPointF at = event->position() - rowRect(row).topLeft();
    const MessageHit hit = m_delegate.hit(option(row), m_model.index(row), at);
    if (hit.kind == m_pressed.kind && hit.link == m_pressed.link)
        act(row, hit);
}

void MessageView::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    MessageHit hit;
    if (row >= 0)
        hit = m_delegate.hit(option(row), m_model.index(row), event->position() - rowRect(row).topLeft());
    const bool acts = hit.kind != MessageHit::Kind::None && hit.kind != MessageHit::Kind::Bubble;
    viewport()->setCursor(acts ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void MessageView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? m_current : rowAt(event->pos());
    if (row < 0 || m_model.roughLength(row) < 0)
        return;
    setCurrentRow(row);
    Q_EMIT menuWanted(row, byKey ? viewport()->mapToGlobal(bubbleRect(row).center()) : event->globalPos());
}

bool MessageView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    // Where a link really leads.
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos());
    MessageHit hit;
    if (row >= 0)
        hit = m_delegate.hit(option(row), m_model.index(row), help->pos() - rowRect(row).topLeft());
    if (hit.kind == MessageHit::Kind::Link)
        QToolTip::showText(
            help->globalPos(), hit.link.toDisplayString(QUrl::FullyEncoded).toHtmlEscaped(), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace gremio
