// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/list_row.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace gremio::ui {

ListRow::ListRow(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void ListRow::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void ListRow::setInset(int inset)
{
    m_inset = inset;
    update();
}

void ListRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const QRect box = rect().adjusted(m_inset, 0, -m_inset, 0);
    if (m_selected) {
        paintBox(painter, box, radius::control, theme.color(Color::AccentSoft));
    } else if (m_pressed || states.testFlag(State::Pressed)) {
        paintBox(painter, box, radius::control, theme.color(Color::Pressed));
    } else if (states.testFlag(State::Hover)) {
        paintBox(painter, box, radius::control, theme.color(Color::Hover));
    }
    if (states.testFlag(State::Focus)) {
        paintFocusInside(painter, box, radius::control, theme.color(Color::AccentText));
    }
}

void ListRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT activated();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const auto rows = parentWidget() == nullptr
            ? QList<ListRow*>()
            : parentWidget()->findChildren<ListRow*>(QString(), Qt::FindDirectChildrenOnly);
        ListRow* best = nullptr;
        const bool down = event->key() == Qt::Key_Down;
        for (ListRow* row : rows) {
            const bool beyond = down ? row->y() > y() : row->y() < y();
            const bool nearer = best == nullptr || (down ? row->y() < best->y() : row->y() > best->y());
            if (row->isVisible() && beyond && nearer) {
                best = row;
            }
        }
        if (best != nullptr) {
            best->setFocus(down ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
        break;
    }
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ListRow::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton;
    update();
}

void ListRow::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && rect().contains(event->pos());
    m_pressed = false;
    update();
    if (clicked) {
        Q_EMIT activated();
    }
}

} // namespace gremio::ui
