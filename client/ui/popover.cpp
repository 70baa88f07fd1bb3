// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/popover.h"

#include "client/ui/focus_cycle.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QApplication>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace gremio::ui {

namespace {
constexpr int kArrow = 12; // width of its foot
constexpr int kArrowHeight = 7;
constexpr int kAway = 4;
} // namespace

Popover::Popover(QWidget* window)
    : QWidget(window->window())
    , m_content(new QVBoxLayout(this))
    , m_width(size::popover)
{
    setFocusPolicy(Qt::StrongFocus);
    setPadding(space::l);
    m_content->setSpacing(space::m);
    hide();
}

void Popover::setPadding(int padding)
{
    m_content->setContentsMargins(shadowMargins() + QMargins(padding, padding, padding, padding));
}

void Popover::setPanelWidth(int width)
{
    m_width = width;
}

void Popover::openAt(QWidget* anchor)
{
    openAt(QRect(anchor->mapToGlobal(QPoint(0, 0)), anchor->size()));
}

void Popover::openBelow(QWidget* anchor)
{
    m_below = true;
    openAt(anchor);
}

void Popover::openAt(const QRect& anchor)
{
    m_before = QApplication::focusWidget();
    m_anchor = QRect(parentWidget()->mapFromGlobal(anchor.topLeft()), anchor.size());
    place();
    show();
    raise();
    qApp->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    if (!focusFirst(this)) {
        setFocus(Qt::PopupFocusReason);
    }
}

void Popover::place()
{
    const QMargins shadow = shadowMargins();
    const int full = m_width + shadow.left() + shadow.right();
    const int high =
        std::max(layout()->hasHeightForWidth() ? layout()->heightForWidth(full) : 0, sizeHint().height());
    const QSize panel(m_width, high - shadow.top() - shadow.bottom());
    const QRect window = parentWidget()->rect().adjusted(8, 8, -8, -8);
    const int need = panel.width() + kArrowHeight + kAway;
    const int needed = panel.height() + kArrowHeight + kAway;
    if (m_below && window.bottom() - m_anchor.bottom() >= needed) {
        m_side = Side::Bottom;
    } else if (m_below && m_anchor.top() - window.top() >= needed) {
        m_side = Side::Top;
    } else if (window.right() - m_anchor.right() >= need) {
        m_side = Side::Right;
    } else if (m_anchor.left() - window.left() >= need) {
        m_side = Side::Left;
    } else {
        m_side = window.bottom() - m_anchor.bottom() >= needed ? Side::Bottom : Side::Top;
    }
    QPoint corner;
    const bool beside = m_side == Side::Left || m_side == Side::Right;
    if (beside) {
        corner.setX(m_side == Side::Right ? m_anchor.right() + 1 + kAway + kArrowHeight
                                          : m_anchor.left() - kAway - kArrowHeight - panel.width());
        corner.setY(m_anchor.center().y() - panel.height() / 2);
    } else {
        corner.setX(m_below ? m_anchor.left() : m_anchor.center().x() - panel.width() / 2);
        corner.setY(m_side == Side::Bottom ? m_anchor.bottom() + 1 + kAway + kArrowHeight
                                           : m_anchor.top() - kAway - kArrowHeight - panel.height());
    }
    corner.setX(
        std::clamp(corner.x(), window.left(), std::max(window.left(), window.right() - panel.width())));
    corner.setY(
        std::clamp(corner.y(), window.top(), std::max(window.top(), window.bottom() - panel.height())));
    m_arrow = beside ? m_anchor.center().y() - corner.y() : m_anchor.center().x() - corner.x();
    m_arrow = std::clamp(m_arrow, 16, (beside ? panel.height() : panel.width()) - 16);
    setGeometry(QRect(corner, panel).marginsAdded(shadow));
}

void Popover::dismiss()
{
    if (isHidden()) {
        return;
    }
    qApp->removeEventFilter(this);
    const bool inside = isAncestorOf(QApplication::focusWidget()) || QApplication::focusWidget() == this;
    hide();
    if (inside && m_before) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
    Q_EMIT dismissed();
}

void Popover::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const QRectF box = rect().marginsRemoved(shadowMargins());
    paintShadow(painter, box, radius::popover, theme.isDark());
    QPainterPath shape;
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius::popover, radius::popover);
    const bool beside = m_side == Side::Left || m_side == Side::Right;
    const qreal at = (beside ? box.top() : box.left()) + m_arrow;
    QPolygonF arrow;
    switch (m_side) {
    case Side::Right:
        arrow << QPointF(box.left() + 1, at - kArrow / 2.0) << QPointF(box.left() + 0.5 - kArrowHeight, at)
              << QPointF(box.left() + 1, at + kArrow / 2.0);
        break;
    case Side::Left:
        arrow << QPointF(box.right() - 1, at - kArrow / 2.0) << QPointF(box.right() - 0.5 + kArrowHeight, at)
              << QPointF(box.right() - 1, at + kArrow / 2.0);
        break;
    case Side::Bottom:
        arrow << QPointF(at - kArrow / 2.0, box.top() + 1) << QPointF(at, box.top() + 0.5 - kArrowHeight)
              << QPointF(at + kArrow / 2.0, box.top() + 1);
        break;
    case Side::Top:
        arrow << QPointF(at - kArrow / 2.0, box.bottom() - 1)
              << QPointF(at, box.bottom() - 0.5 + kArrowHeight)
              << QPointF(at + kArrow / 2.0, box.bottom() - 1);
        break;
    }
    QPainterPath tip;
    tip.addPolygon(arrow);
    tip.closeSubpath();
    shape = shape.united(tip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Color::Border), 1));
    painter.setBrush(theme.color(Color::Surface));
    painter.drawPath(shape);
}

void Popover::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool Popover::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        const QPoint position = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
        const QRect box = rect().marginsRemoved(shadowMargins());
        if (widget != nullptr && widget->window() == window() && !box.contains(mapFromGlobal(position))) {
            dismiss();
        }
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        dismiss();
    }
    return QWidget::eventFilter(watched, event);
}

bool Popover::focusNextPrevChild(bool next)
{
    cycleFocus(this, next);
    return true;
}

bool Popover::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible()) {
        place();
    }
    return QWidget::event(event);
}

} // namespace gremio::ui
