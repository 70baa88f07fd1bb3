// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

// Mouse and keyboard of the week.
namespace gremio {

using std::chrono::minutes;

void WeekView::goTo(int item)
{
    if (item < 0 || std::size_t(item) >= m_placed.size())
        return;
    setCurrentBlock(m_blocks[m_placed[std::size_t(item)].block].id);
}

void WeekView::choose(const TimeSpan& span)
{
    if (canChoose(span))
        Q_EMIT spanChosen(span);
    else
        Q_EMIT spanRefused(span);
}

void WeekView::activate()
{
    if (m_drag.kind == Drag::Kind::Moving) {
        drop();
        return;
    }
    if (const QString block = currentBlock(); !block.isEmpty()) {
        Q_EMIT blockOpened(block);
        return;
    }
    if (m_choosing == Choosing::Nothing)
        return;
    const TimeSpan span = selectedSpan();
    stopExtending();
    choose(span);
}

bool WeekView::breakOff()
{
    if (m_drag.kind == Drag::Kind::None)
        return false;
    endDrag();
    return true;
}

void WeekView::endDrag()
{
    m_drag = {};
    m_byKeyboard = false;
    viewport()->unsetCursor();
    viewport()->update();
}

void WeekView::drop()
{
    const Drag drag = m_drag;
    endDrag();
    const WeekBlock* block = blockOf(drag.block);
    if (!block || drag.span == block->time)
        return;
    if (canChoose(drag.span, drag.block))
        Q_EMIT blockMoved(drag.block, drag.span);
    else
        Q_EMIT spanRefused(drag.span);
}

/// By the clock: the same time of another day stays that time where the clocks change between.
void WeekView::shiftMoving(int days, int byMinutes)
{
    const auto place = axis().placeOf(m_drag.span.from);
    if (!place)
        return;
    const int day = std::clamp(place->day + days, 0, axis().days() - 1);
    const int minute = std::clamp(place->from + byMinutes, 0, axis().length() - 15);
    const Instant begin = axis().nearest(day, minute);
    m_drag.span = {begin, begin + m_drag.span.length()};
    setCursorCell({day, minute});
    reveal(m_drag.span);
}

void WeekView::keyPressEvent(QKeyEvent* event)
{
    const int step = event->modifiers().testFlag(Qt::ControlModifier) ? 60 : 15;
    if (m_byKeyboard && m_drag.kind == Drag::Kind::Moving) {
        switch (event->key()) {
        case Qt::Key_Up:
            return shiftMoving(0, -step);
        case Qt::Key_Down:
            return shiftMoving(0, step);
        case Qt::Key_Left:
            return shiftMoving(-1, 0);
        case Qt::Key_Right:
            return shiftMoving(1, 0);
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            return; // what is taken along stays within the week
        default:
            break;
        }
    } else if (event->key() == Qt::Key_M) {
        const WeekBlock* block = blockOf(currentBlock());
        if (!block || !block->movable)
            return;
        m_drag = {Drag::Kind::Moving, {}, cursorCell(), block->id, {}, block->time};
        m_byKeyboard = true;
        viewport()->update();
        return;
    } else if (event->key() == Qt::Key_N || event->key() == Qt::Key_P) {
        // From block to block.
        if (m_placed.empty())
            return;
        const Placed* now = currentPlaced();
        const auto count = static_cast<qsizetype>(m_placed.size());
        qsizetype next = 0;
        if (now) {
            next = (now - m_placed.data()) + (event->key() == Qt::Key_N ? 1 : -1);
        } else {
            const Instant from = cursorTime();
            while (next < count && m_blocks[m_placed[std::size_t(next)].block].time.from < from)
                ++next;
            if (event->key() == Qt::Key_P)
                --next;
        }
        goTo(static_cast<int>(std::clamp<qsizetype>(next, 0, count - 1)));
        return;
    } else if (event->key() == Qt::Key_Space) {
        activate();
        return;
    }
    const bool keepsBlock = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!keepsBlock)
        m_current.clear();
    WeekGrid::keyPressEvent(event);
}

void WeekView::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const auto cell = cellAt(point);
    if (event->button() != Qt::LeftButton || !cell)
        return;
    setFocus(Qt::MouseFocusReason);
    endDrag();
    m_drag = {Drag::Kind::Pressed, point, *cell, {}, {}, {}};
    if (const Placed* placed = placedAt(point)) {
        const WeekBlock& block = m_blocks[placed->block];
        m_drag.block = block.id;
        m_drag.grabbed = axis().nearest(cell->day, cell->minute) - block.time.from;
        m_current = block.id;
    } else {
        m_current.clear();
    }
    setCursorCell(*cell);
}

void WeekView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (m_drag.kind == Drag::Kind::None || m_byKeyboard) {
        const Placed* placed = placedAt(point);
        viewport()->setCursor(placed ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (m_drag.kind == Drag::Kind::Pressed) {
        if ((point - m_drag.start).manhattanLength() < QApplication::startDragDistance())
            return;
        const WeekBlock* block = blockOf(m_drag.block);
        if (block && block->movable)
            m_drag.kind = Drag::Kind::Moving;
        else if (!block && m_choosing != Choosing::Nothing)
            m_drag.kind = Drag::Kind::Choosing;
        else
            return;
    }
    follow(point);
}

void WeekView::follow(const QPoint& point)
{
    const QRect inside = body();
    const auto cell = cellAt({std::clamp(point.x(), inside.left(), inside.right()),
        std::clamp(point.y(), inside.top(), inside.bottom())});
    if (!cell)
        return;
    if (m_drag.kind == Drag::Kind::Choosing) {
        m_drag.span = spanFrom(m_drag.cell, *cell);
    } else if (const WeekBlock* block = blockOf(m_drag.block)) {
        const auto grabbed = static_cast<int>(std::chrono::floor<minutes>(m_drag.grabbed).count());
        const int minute = std::clamp(cell->minute - grabbed, 0, axis().length() - 15);
        const Instant begin = axis().nearest(cell->day, minute - minute % 15);
        m_drag.span = {begin, begin + block->time.length()};
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    reveal({cell->day, cell->minute, cell->minute + 15}); // dragged over the edge
    viewport()->update();
}

void WeekView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_byKeyboard)
        return;
    const Drag drag = m_drag;
    switch (drag.kind) {
    case Drag::Kind::None:
        return;
    case Drag::Kind::Moving:
        drop();
        return;
    case Drag::Kind::Choosing:
        endDrag();
        choose(drag.span);
        return;
    case Drag::Kind::Pressed:
        endDrag();
        if (!drag.block.isEmpty()) {
            Q_EMIT blockOpened(drag.block);
        } else if (m_choosing != Choosing::Nothing) {
            // A click beside what is free is no attempt at anything.
            if (const TimeSpan span = usualSpanAt(drag.cell); canChoose(span))
                Q_EMIT spanChosen(span);
        }
        return;
    }
}

bool WeekView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const Placed* placed = placedAt(help->pos());
        if (placed)
            QToolTip::showText(
                help->globalPos(), blockWords(m_blocks[placed->block]), viewport(), rectOf(*placed));
        else
            QToolTip::hideText();
        return true;
    }
    return WeekGrid::viewportEvent(event);
}

} // namespace gremio
