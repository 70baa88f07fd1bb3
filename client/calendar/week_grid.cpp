// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_grid.h"

#include "client/calendar/week_grid_accessible.h"
#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace gremio {

namespace {

constexpr int quarter = 15;
constexpr int hourLabel = 16; // height

int onQuarter(int minute)
{
    return minute - ((minute % quarter) + quarter) % quarter;
}

} // namespace

WeekGrid::WeekGrid(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_axis(WeekAxis::everyWeek())
{
    installCalendarAccessibility();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setMinimumSize(320, 160);
}

void WeekGrid::setAxis(const WeekAxis& axis)
{
    // Where an hour comes twice, all that is later stands lower: one keeps looking at the same time of day.
    const auto moved = [&](int place) { return axis.placeOfMinutes(m_axis.minutesShownAt(place)); };
    const bool another = axis.hours() != m_axis.hours();
    QScrollBar* bar = verticalScrollBar();
    const int top = bar->value() * 60 / m_hourHeight;
    const int shift = another ? moved(top) - top : 0;
    if (another)
        m_cursor.minute = moved(m_cursor.minute);
    m_axis = axis;
    m_anchor.reset();
    m_cursor.day = std::min(m_cursor.day, m_axis.days() - 1);
    m_cursor.minute = std::min(m_cursor.minute, m_axis.length() - quarter);
    arrange();
    if (m_laidOut)
        bar->setValue(bar->value() + shift * m_hourHeight / 60);
    viewport()->update();
    tell();
}

void WeekGrid::setHourHeight(int pixels)
{
    m_hourHeight = pixels;
    arrange();
    viewport()->update();
}

void WeekGrid::scrollToMinutes(int minutes)
{
    m_wantedTop = minutes;
    if (m_laidOut)
        verticalScrollBar()->setValue(m_axis.placeOfMinutes(minutes) * m_hourHeight / 60);
}

void WeekGrid::setCursorCell(Cell cell)
{
    m_anchor.reset();
    m_cursor = {std::clamp(cell.day, 0, m_axis.days() - 1),
        std::clamp(onQuarter(cell.minute), 0, m_axis.length() - quarter)};
    viewport()->update();
    tell();
    Q_EMIT cursorMoved();
}

WeekAxis::Stretch WeekGrid::selected() const
{
    const int other = m_anchor.value_or(m_cursor.minute);
    return {m_cursor.day, std::min(other, m_cursor.minute), std::max(other, m_cursor.minute) + quarter};
}

void WeekGrid::stopExtending()
{
    m_anchor.reset();
    viewport()->update();
}

int WeekGrid::columnLeft(int day) const
{
    const int gutter = gutterWidth();
    return gutter + (viewport()->width() - gutter) * day / m_axis.days();
}

int WeekGrid::yOf(int minute) const
{
    return headerHeight() + minute * m_hourHeight / 60 - verticalScrollBar()->value();
}

QRect WeekGrid::body() const
{
    return {QPoint(gutterWidth(), headerHeight()), QPoint(viewport()->width(), viewport()->height())};
}

QRect WeekGrid::headerRect(int day) const
{
    return {columnLeft(day), 0, columnLeft(day + 1) - columnLeft(day), headerHeight()};
}

QRect WeekGrid::rectOf(const WeekAxis::Stretch& stretch) const
{
    const int left = columnLeft(stretch.day);
    const int top = yOf(stretch.from);
    return {left, top, columnLeft(stretch.day + 1) - left, yOf(stretch.to) - top};
}

std::optional<WeekGrid::Cell> WeekGrid::cellAt(const QPoint& point) const
{
    if (point.x() < gutterWidth() || point.y() < headerHeight())
        return {};
    int day = 0;
    while (day + 1 < m_axis.days() && point.x() >= columnLeft(day + 1))
        ++day;
    const int minute = (point.y() - headerHeight() + verticalScrollBar()->value()) * 60 / m_hourHeight;
    return Cell{day, std::clamp(onQuarter(minute), 0, m_axis.length() - quarter)};
}

void WeekGrid::reveal(const WeekAxis::Stretch& stretch)
{
    const QRect place = rectOf(stretch);
    const int top = headerHeight() + hourLabel / 2;
    const int bottom = viewport()->height() - hourLabel / 2;
    QScrollBar* bar = verticalScrollBar();
    if (place.bottom() > bottom)
        bar->setValue(bar->value() + std::min(place.bottom() - bottom, place.top() - top));
    else if (place.top() < top)
        bar->setValue(bar->value() + place.top() - top);
}

void WeekGrid::arrange()
{
    const int page = viewport()->height() - headerHeight();
    // A little more than the day, so that the line of midnight can be seen.
    const int whole = m_axis.length() * m_hourHeight / 60 + 1;
    verticalScrollBar()->setPageStep(std::max(0, page));
    verticalScrollBar()->setSingleStep(m_hourHeight / 2);
    verticalScrollBar()->setRange(0, std::max(0, whole - page));
}

void WeekGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
    if (!m_laidOut && isVisible()) {
        m_laidOut = true;
        scrollToMinutes(m_wantedTop);
    }
}

void WeekGrid::scrollContentsBy(int, int)
{
    viewport()->update();
}

void WeekGrid::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

bool WeekGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Show && !m_laidOut) {
        m_laidOut = true;
        arrange();
        scrollToMinutes(m_wantedTop);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void WeekGrid::moveCursor(int days, int minutes, bool extend)
{
    if (extend && !m_anchor)
        m_anchor = m_cursor.minute;
    if (!extend)
        m_anchor.reset();
    // What is extended stays within its day.
    const int day = m_anchor ? m_cursor.day : std::clamp(m_cursor.day + days, 0, m_axis.days() - 1);
    int minute = std::clamp(m_cursor.minute + minutes, 0, m_axis.length() - quarter);
    // Over what the clocks skip.
    for (const WeekAxis::Stretch& gap : m_axis.voids(day)) {
        if (gap.from <= minute && minute < gap.to)
            minute = minutes < 0 && gap.from > 0 ? gap.from - quarter
                : gap.to < m_axis.length()       ? gap.to
                                                 : gap.from - quarter;
    }
    m_cursor = {day, std::clamp(minute, 0, m_axis.length() - quarter)};
    reveal({m_cursor.day, m_cursor.minute, m_cursor.minute + quarter});
    viewport()->update();
    tell();
    Q_EMIT cursorMoved();
}

void WeekGrid::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int step = event->modifiers().testFlag(Qt::ControlModifier) ? 60 : quarter;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveCursor(0, -step, extend);
    case Qt::Key_Down:
        return moveCursor(0, step, extend);
    case Qt::Key_Left:
        return moveCursor(-1, 0, extend);
    case Qt::Key_Right:
        return moveCursor(1, 0, extend);
    case Qt::Key_Home:
        return moveCursor(-m_axis.days(), 0, false);
    case Qt::Key_End:
        return moveCursor(m_axis.days(), 0, false);
    case Qt::Key_PageUp:
        Q_EMIT weekWanted(-1);
        return;
    case Qt::Key_PageDown:
        Q_EMIT weekWanted(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return activate();
    case Qt::Key_Escape:
        if (breakOff())
            return;
        if (m_anchor)
            return stopExtending();
        Q_EMIT cancelled();
        event->ignore(); // whoever holds the view may close
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void WeekGrid::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tell();
}

void WeekGrid::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

std::vector<WeekGrid::Item> WeekGrid::items() const
{
    std::vector<Item> all = contents();
    const bool onItem = std::any_of(all.begin(), all.end(), [](const Item& item) { return item.current; });
    all.insert(all.begin(), {cellName(m_cursor), rectOf(selected()), !onItem, true});
    return all;
}

void WeekGrid::press(int item)
{
    setFocus(Qt::OtherFocusReason);
    if (item > 0)
        goTo(item - 1);
    activate();
}

void WeekGrid::tell()
{
    viewport()->update();
    if (!QAccessible::isActive() || !hasFocus())
        return;
    const std::vector<Item> all = items();
    const auto current = std::find_if(all.begin(), all.end(), [](const Item& item) { return item.current; });
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(static_cast<int>(current - all.begin()));
    QAccessible::updateAccessibility(&focused);
}

void WeekGrid::paintLine(
    QPainter& painter, const QPoint& from, int length, Qt::Orientation way, const QColor& color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    const qreal width = std::max(1.0, std::floor(scale)) / scale;
    const QPointF begin = ui::snappedToPixels(painter, from);
    painter.fillRect(
        QRectF(begin, way == Qt::Horizontal ? QSizeF(length, width) : QSizeF(width, length)), color);
}

void WeekGrid::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const ui::Theme& theme = ui::Theme::of(this);
    const QRect all = viewport()->rect();
    painter.fillRect(all, theme.color(ui::Color::Surface));
    for (int day = 0; day < m_axis.days(); ++day) {
        if (isRestDay(day))
            painter.fillRect(
                QRect(columnLeft(day), headerHeight(), columnLeft(day + 1) - columnLeft(day), all.height()),
                theme.color(ui::Color::Window));
    }
    painter.save();
    painter.setClipRect(all.adjusted(0, headerHeight(), 0, 0));
    paintGround(painter);
    paintGrid(painter);
    paintVoids(painter);
    paintContent(painter);
    paintCursor(painter);
    painter.restore();
    for (int day = 0; day < m_axis.days(); ++day) {
        paintLine(
            painter, {columnLeft(day), 0}, headerHeight(), Qt::Vertical, theme.color(ui::Color::Border));
        paintHeader(painter, day, headerRect(day));
    }
    paintCorner(painter, {0, 0, gutterWidth(), headerHeight()});
    paintLine(painter, {0, headerHeight() - 1}, all.width(), Qt::Horizontal, theme.color(ui::Color::Border));
}

void WeekGrid::paintGrid(QPainter& painter) const
{
    const QColor color = ui::Theme::of(this).color(ui::Color::Border);
    const int left = gutterWidth();
    for (int day = 0; day < m_axis.days(); ++day)
        paintLine(painter, {columnLeft(day), headerHeight()}, viewport()->height(), Qt::Vertical, color);
    for (const WeekAxis::Hour& hour : m_axis.hours()) {
        const int y = yOf(hour.at);
        if (y > viewport()->height() + hourLabel || y < headerHeight() - hourLabel)
            continue;
        if (y > headerHeight())
            paintLine(painter, {left, y}, viewport()->width() - left, Qt::Horizontal, color);
        // A label is shown whole or not at all.
        if (y - hourLabel / 2 >= headerHeight())
            paintHour(painter, hour, {0, y - hourLabel / 2, left, hourLabel});
    }
}

void WeekGrid::paintVoids(QPainter& painter) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    for (int day = 0; day < m_axis.days(); ++day) {
        for (const WeekAxis::Stretch& gap : m_axis.voids(day)) {
            const QRect place = rectOf(gap).adjusted(1, 0, 0, 0);
            if (!place.intersects(viewport()->rect()))
                continue;
            painter.save();
            painter.setClipRect(place, Qt::IntersectClip);
            painter.fillRect(place, theme.color(ui::Color::Sunken));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(theme.color(ui::Color::Control), 1));
            for (int x = place.left() - place.height(); x < place.right(); x += 8)
                painter.drawLine(x, place.bottom() + 1, x + place.height(), place.top());
            painter.restore();
        }
    }
}

void WeekGrid::paintCursor(QPainter& painter) const
{
    if (!ui::hasKeyboardFocus(this) && !isExtending())
        return;
    const auto all = contents();
    const auto current = std::find_if(all.begin(), all.end(), [](const Item& item) { return item.current; });
    if (current != all.end() && !isExtending())
        return; // the block has the line
    ui::paintFocusInside(painter, QRectF(rectOf(selected())).adjusted(1, 0, 0, 0), ui::radius::tag,
        ui::Theme::of(this).color(ui::Color::AccentText));
}

} // namespace gremio
