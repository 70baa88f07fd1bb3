// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_painter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

// What is painted and how one paints it; how it looks has a file of its own.
namespace gremio {

namespace {

constexpr int wholeDay = 24 * 60;
constexpr int quarter = 15;
/// What a click paints.
constexpr int usual = 60;
/// How near its end a block is taken by it.
constexpr int grip = 5;

bool byPlace(const DayBlock& a, const DayBlock& b)
{
    return std::tuple(a.weekday, a.from, a.to) < std::tuple(b.weekday, b.from, b.to);
}

} // namespace

WeekPainter::WeekPainter(QWidget* parent)
    : WeekGrid(parent)
{
    setAccessibleName(tr("Every week"));
    setAxis(WeekAxis::everyWeek());
    setHourHeight(36);
}

std::vector<DayBlock> WeekPainter::tidied(std::vector<DayBlock> blocks)
{
    for (DayBlock& block : blocks) {
        block.from = std::max(block.from, 0);
        block.to = std::min(block.to, wholeDay);
    }
    std::erase_if(blocks, [](const DayBlock& block) {
        return block.to <= block.from || block.weekday < 1 || block.weekday > 7;
    });
    std::sort(blocks.begin(), blocks.end(), byPlace);
    std::vector<DayBlock> tidy;
    for (const DayBlock& block : blocks) {
        if (!tidy.empty() && tidy.back().weekday == block.weekday && block.from <= tidy.back().to)
            tidy.back().to = std::max(tidy.back().to, block.to);
        else
            tidy.push_back(block);
    }
    return tidy;
}

std::vector<DayBlock> WeekPainter::painted(
    const std::vector<DayBlock>& blocks, const DayBlock& stroke, bool erase)
{
    std::vector<DayBlock> result;
    for (const DayBlock& block : blocks) {
        if (!erase || block.weekday != stroke.weekday || block.to <= stroke.from || stroke.to <= block.from) {
            result.push_back(block);
            continue;
        }
        result.push_back({block.weekday, block.from, stroke.from});
        result.push_back({block.weekday, stroke.to, block.to});
    }
    if (!erase)
        result.push_back(stroke);
    return tidied(std::move(result));
}

std::vector<DayBlock> WeekPainter::copied(
    const std::vector<DayBlock>& blocks, int from, const std::vector<int>& to)
{
    std::vector<DayBlock> result;
    for (const DayBlock& block : blocks) {
        if (block.weekday == from || std::find(to.begin(), to.end(), block.weekday) == to.end())
            result.push_back(block);
    }
    for (const DayBlock& block : blocks) {
        for (const int day : to) {
            if (block.weekday == from && day != from)
                result.push_back({day, block.from, block.to});
        }
    }
    return tidied(std::move(result));
}

int WeekPainter::minutesOf(const std::vector<DayBlock>& blocks, int weekday)
{
    int sum = 0;
    for (const DayBlock& block : blocks) {
        if (weekday == 0 || block.weekday == weekday)
            sum += block.to - block.from;
    }
    return sum;
}

QString WeekPainter::timeWords(int minutes)
{
    if (minutes == wholeDay) // QTime has no such hour
        return QLocale(QLocale::C).toString(QTime(0, 0), u"HH:mm"_s).replace(0, 2, u"24"_s);
    return QLocale().toString(QTime(0, 0).addSecs(minutes * 60), QLocale::ShortFormat);
}

QString WeekPainter::hoursWords(int minutes)
{
    return tr("%1 h", "hours, 24.5").arg(QLocale().toString(minutes / 60.0, 'g', 5));
}

void WeekPainter::setBlocks(const std::vector<DayBlock>& blocks)
{
    m_stroke = {};
    m_blocks = tidied(blocks);
    m_hovered.reset();
    viewport()->update();
}

void WeekPainter::setErasing(bool erasing)
{
    m_erasing = erasing;
}

void WeekPainter::setErrors(const std::vector<std::pair<DayBlock, QString>>& errors)
{
    m_errors = errors;
    viewport()->update();
    if (!errors.empty())
        reveal({errors.front().first.weekday - 1, errors.front().first.from, errors.front().first.to});
}

QString WeekPainter::errorOf(const DayBlock& block) const
{
    for (const auto& [wrong, words] : m_errors) {
        if (wrong.weekday == block.weekday && wrong.from < block.to && block.from < wrong.to)
            return words;
    }
    return {};
}

void WeekPainter::finish(const std::vector<DayBlock>& before)
{
    m_stroke = {};
    viewport()->update();
    if (m_blocks != before) {
        m_errors.clear();
        Q_EMIT blocksChanged();
    }
    tell();
}

QRect WeekPainter::rectOfBlock(const DayBlock& block) const
{
    return rectOf({block.weekday - 1, block.from, block.to}).adjusted(5, 1, -4, -1);
}

const DayBlock* WeekPainter::blockAt(const QPoint& point) const
{
    if (!body().contains(point))
        return nullptr;
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
        [&](const DayBlock& block) { return rectOfBlock(block).adjusted(-1, 0, 1, 2).contains(point); });
    return found == m_blocks.end() ? nullptr : &*found;
}

const DayBlock* WeekPainter::blockUnder(Cell cell) const
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const DayBlock& block) {
        return block.weekday == cell.day + 1 && block.from <= cell.minute && cell.minute < block.to;
    });
    return found == m_blocks.end() ? nullptr : &*found;
}

WeekPainter::Doing WeekPainter::doingAt(const QPoint& point) const
{
    if (!body().contains(point))
        return Doing::Nothing;
    if (m_erasing)
        return Doing::Erasing;
    if (const DayBlock* block = blockAt(point)) {
        const QRect rect = rectOfBlock(*block);
        if (rect.bottom() - point.y() <= grip)
            return Doing::MovingEnd;
        if (point.y() - rect.top() < grip && rect.height() > 3 * grip)
            return Doing::MovingBegin;
    }
    return Doing::Painting;
}

QRect WeekPainter::copyRect(int day) const
{
    const QRect head = headerRect(day);
    return head.width() < 84 ? QRect() : QRect(head.right() - 26, head.top() + 8, 24, 24);
}

void WeekPainter::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    setFocus(Qt::MouseFocusReason);
    for (int day = 0; day < axis().days(); ++day) {
        if (copyRect(day).contains(point) && minutesOf(m_blocks, day + 1) > 0) {
            const QRect mark = copyRect(day);
            Q_EMIT copyWanted(day + 1, {viewport()->mapToGlobal(mark.topLeft()), mark.size()});
            return;
        }
    }
    const auto cell = cellAt(point);
    if (!cell)
        return;
    m_stroke = {doingAt(point), *cell, point, false, {}, m_blocks};
    if (const DayBlock* block = blockAt(point))
        m_stroke.block = *block;
    setCursorCell(*cell);
}

void WeekPainter::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (m_stroke.doing == Doing::Nothing) {
        hover(point);
        return;
    }
    if (!m_stroke.dragged && (point - m_stroke.start).manhattanLength() < QApplication::startDragDistance())
        return;
    m_stroke.dragged = true;
    follow(point);
}

void WeekPainter::follow(const QPoint& point)
{
    const QRect inside = body();
    const auto cell = cellAt({std::clamp(point.x(), inside.left(), inside.right()),
        std::clamp(point.y(), inside.top(), inside.bottom())});
    if (!cell)
        return;
    const int day = m_stroke.begin.day + 1;
    const DayBlock& block = m_stroke.block;
    switch (m_stroke.doing) {
    case Doing::Nothing:
        return;
    case Doing::Painting:
    case Doing::Erasing:
        m_blocks = painted(m_stroke.before,
            {day, std::min(m_stroke.begin.minute, cell->minute),
                std::max(m_stroke.begin.minute, cell->minute) + quarter},
            m_stroke.doing == Doing::Erasing);
        break;
    case Doing::MovingBegin:
        m_blocks = painted(m_stroke.before, block, true);
        m_blocks = painted(m_blocks, {day, std::min(cell->minute, block.to - quarter), block.to}, false);
        break;
    case Doing::MovingEnd:
        m_blocks = painted(m_stroke.before, block, true);
        m_blocks = painted(
            m_blocks, {day, block.from, std::max(cell->minute + quarter, block.from + quarter)}, false);
        break;
    }
    reveal({m_stroke.begin.day, cell->minute, cell->minute + quarter}); // dragged over the edge
    viewport()->update();
}

void WeekPainter::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_stroke.doing == Doing::Nothing)
        return;
    const Stroke stroke = m_stroke;
    if (!stroke.dragged) {
        // A click paints an hour, or takes the whole block away.
        if (stroke.doing == Doing::Painting && stroke.block.to == 0)
            m_blocks = painted(m_blocks,
                {stroke.begin.day + 1, stroke.begin.minute, std::min(stroke.begin.minute + usual, wholeDay)},
                false);
        else if (stroke.doing == Doing::Erasing)
            m_blocks = painted(m_blocks, stroke.block, true);
    }
    finish(stroke.before);
    hover(event->position().toPoint());
}

void WeekPainter::hover(const QPoint& point)
{
    const DayBlock* block = blockAt(point);
    m_hovered = block ? std::optional(*block) : std::nullopt;
    m_hoveredDay = -1;
    for (int day = 0; day < axis().days(); ++day) {
        if (point.x() >= headerRect(day).left() && point.x() <= headerRect(day).right()
            && viewport()->rect().contains(point))
            m_hoveredDay = day;
    }
    const Doing doing = doingAt(point);
    const bool copies = m_hoveredDay >= 0 && copyRect(m_hoveredDay).contains(point);
    viewport()->setCursor(doing == Doing::MovingBegin || doing == Doing::MovingEnd ? Qt::SizeVerCursor
            : doing == Doing::Painting || doing == Doing::Erasing                  ? Qt::CrossCursor
            : copies                                                               ? Qt::PointingHandCursor
                                                                                   : Qt::ArrowCursor);
    viewport()->update();
}

void WeekPainter::activate()
{
    const Cell cell = cursorCell();
    const auto before = m_blocks;
    if (isExtending()) {
        const WeekAxis::Stretch chosen = selected();
        m_blocks = painted(m_blocks, {chosen.day + 1, chosen.from, chosen.to}, m_erasing);
        stopExtending();
    } else if (m_erasing) {
        if (const DayBlock* block = blockUnder(cell))
            m_blocks = painted(m_blocks, DayBlock(*block), true);
    } else {
        m_blocks =
            painted(m_blocks, {cell.day + 1, cell.minute, std::min(cell.minute + usual, wholeDay)}, false);
    }
    finish(before);
}

bool WeekPainter::breakOff()
{
    if (m_stroke.doing == Doing::Nothing)
        return false;
    m_blocks = m_stroke.before;
    m_stroke = {};
    viewport()->update();
    return true;
}

void WeekPainter::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        activate();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: {
        const bool erasing = std::exchange(m_erasing, true);
        activate();
        m_erasing = erasing;
        return;
    }
    case Qt::Key_C:
        if (event->modifiers() == Qt::NoModifier) {
            const QRect head = headerRect(cursorCell().day);
            Q_EMIT copyWanted(cursorCell().day + 1, {viewport()->mapToGlobal(head.topLeft()), head.size()});
            return;
        }
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        // There is one week only: half a day.
        for (int step = 0; step < 6; ++step) {
            QKeyEvent hour(QEvent::KeyPress, event->key() == Qt::Key_PageUp ? Qt::Key_Up : Qt::Key_Down,
                event->modifiers() | Qt::ControlModifier);
            WeekGrid::keyPressEvent(&hour);
        }
        return;
    default:
        break;
    }
    WeekGrid::keyPressEvent(event);
}

bool WeekPainter::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_stroke.doing == Doing::Nothing) {
        m_hovered.reset();
        m_hoveredDay = -1;
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const DayBlock* block = blockAt(help->pos());
        const QString wrong = block ? errorOf(*block) : QString();
        if (block)
            QToolTip::showText(help->globalPos(),
                wrong.isEmpty() ? tr("%1–%2", "from, to").arg(timeWords(block->from), timeWords(block->to))
                                : wrong,
                viewport());
        else if (m_hoveredDay >= 0 && copyRect(m_hoveredDay).contains(help->pos()))
            QToolTip::showText(help->globalPos(), tr("Copy this day"), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return WeekGrid::viewportEvent(event);
}

std::vector<WeekGrid::Item> WeekPainter::contents() const
{
    const DayBlock* current = isExtending() ? nullptr : blockUnder(cursorCell());
    std::vector<Item> items;
    for (const DayBlock& block : m_blocks) {
        const QString day = QLocale().standaloneDayName(block.weekday, QLocale::LongFormat);
        const QString wrong = errorOf(block);
        const QString name = wrong.isEmpty()
            ? tr("Free on %1, %2–%3", "day, from, to").arg(day, timeWords(block.from), timeWords(block.to))
            : tr("%1, %2–%3: %4", "day, from, to, what is wrong")
                  .arg(day, timeWords(block.from), timeWords(block.to), wrong);
        items.push_back({name, rectOfBlock(block), current && *current == block, false});
    }
    return items;
}

QString WeekPainter::cellName(Cell cell) const
{
    const QString day = QLocale().standaloneDayName(cell.day + 1, QLocale::LongFormat);
    if (isExtending()) {
        const WeekAxis::Stretch chosen = selected();
        return tr("%1, %2–%3 chosen", "day, from, to").arg(day, timeWords(chosen.from), timeWords(chosen.to));
    }
    return tr("%1, %2", "day, time").arg(day, timeWords(cell.minute));
}

void WeekPainter::goTo(int item)
{
    if (item < 0 || std::size_t(item) >= m_blocks.size())
        return;
    const DayBlock& block = m_blocks[std::size_t(item)];
    setCursorCell({block.weekday - 1, block.from});
    reveal({block.weekday - 1, block.from, block.to});
}

} // namespace gremio
