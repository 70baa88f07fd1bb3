// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_view.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

// What is shown, where it stands and what it is called. Input and painting have files of their own.
namespace gremio {

namespace {

QDateTime local(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), zone);
}

/// Takes up time, so that nothing else can stand there.
bool isOn(const WeekBlock& block)
{
    return block.look != WeekBlock::Look::Completed && block.look != WeekBlock::Look::Cancelled;
}

std::vector<TimeSpan> merged(std::vector<TimeSpan> spans)
{
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    std::vector<TimeSpan> found;
    for (const TimeSpan& span : spans) {
        if (span.isEmpty())
            continue;
        if (!found.empty() && span.from <= found.back().to)
            found.back().to = std::max(found.back().to, span.to);
        else
            found.push_back(span);
    }
    return found;
}

/// "Madrid" -> "MAD", "New York" -> "NY".
QString labelOf(const QTimeZone& zone)
{
    const QString city = QString::fromUtf8(zone.id()).section(u'/', -1);
    const QStringList words = city.split(u'_', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return city.left(3).toUpper();
    QString letters;
    for (const QString& word : words)
        letters += word.left(1).toUpper();
    return letters.left(3);
}

} // namespace

WeekView::WeekView(QWidget* parent)
    : WeekGrid(parent)
{
    setAccessibleName(tr("Week"));
}

void WeekView::setWeek(Date firstDay, const QTimeZone& zone, int days)
{
    endDrag();
    m_current.clear();
    setAxis(WeekAxis(firstDay, zone, days));
    arrangeBlocks();
}

void WeekView::setSecondZone(const std::optional<QTimeZone>& zone)
{
    const bool another = zone && zone->isValid() && zone->id() != axis().zone().id();
    m_second = another ? zone : std::nullopt;
    viewport()->update();
}

void WeekView::setZoneLabels(const QString& first, const QString& second)
{
    m_firstLabel = first;
    m_secondLabel = second;
    viewport()->update();
}

void WeekView::setNow(const std::optional<Instant>& now)
{
    m_now = now;
    viewport()->update();
}

void WeekView::setFree(const std::vector<TimeSpan>& free)
{
    m_free = merged(free);
    viewport()->update();
}

void WeekView::setFreeName(const QString& name)
{
    m_freeName = name;
}

void WeekView::setBlocks(const std::vector<WeekBlock>& blocks)
{
    m_blocks = blocks;
    if (m_drag.kind != Drag::Kind::None && !m_drag.block.isEmpty() && !blockOf(m_drag.block))
        endDrag();
    if (!m_current.isEmpty() && !blockOf(m_current))
        m_current.clear();
    arrangeBlocks();
}

void WeekView::setChoosing(Choosing choosing)
{
    m_choosing = choosing;
}

void WeekView::setUsualLength(std::chrono::minutes length)
{
    m_usual = length;
}

void WeekView::setLengthFixed(bool fixed)
{
    m_fixed = fixed;
}

void WeekView::setEarliest(const std::optional<Instant>& earliest)
{
    m_earliest = earliest;
}

void WeekView::setPicked(const std::optional<WeekBlock>& picked)
{
    m_picked = picked;
    viewport()->update();
}

void WeekView::arrangeBlocks()
{
    m_placed.clear();
    std::vector<TimeSpan> spans;
    for (const WeekBlock& block : m_blocks)
        spans.push_back(block.time);
    const std::vector<Lane> lanes = lanesOf(spans);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        for (const WeekAxis::Stretch& stretch : axis().stretchesOf(m_blocks[i].time))
            m_placed.push_back({i, stretch, lanes[i]});
    }
    std::sort(m_placed.begin(), m_placed.end(), [this](const Placed& a, const Placed& b) {
        return std::tuple(m_blocks[a.block].time.from, a.lane.lane, a.stretch.day)
            < std::tuple(m_blocks[b.block].time.from, b.lane.lane, b.stretch.day);
    });
    viewport()->update();
}

QRect WeekView::rectOf(const Placed& placed) const
{
    const QRect column = rectOf(placed.stretch);
    // A free strip at the right, so that one can drag over the day beside a block; 4 px of air at the left.
    const int left = column.left() + 5;
    const int width = column.width() - 9;
    const int from = width * placed.lane.lane / placed.lane.lanes;
    const int to = width * (placed.lane.lane + 1) / placed.lane.lanes;
    const int gap = placed.lane.lane + 1 < placed.lane.lanes ? 2 : 0;
    return {left + from, column.top() + 1, to - from - gap, std::max(8, column.height() - 2)};
}

QRect WeekView::rectOf(const TimeSpan& span) const
{
    QRect all;
    for (const WeekAxis::Stretch& stretch : axis().stretchesOf(span))
        all |= rectOf(stretch);
    return all;
}

QRect WeekView::firstRectOf(const TimeSpan& span) const
{
    const auto stretches = axis().stretchesOf(span);
    return stretches.empty() ? QRect() : rectOf(stretches.front());
}

QRect WeekView::rectOfBlock(const QString& id) const
{
    for (const Placed& placed : m_placed) {
        if (m_blocks[placed.block].id == id)
            return rectOf(placed);
    }
    return {};
}

void WeekView::reveal(const TimeSpan& span)
{
    if (const auto stretches = axis().stretchesOf(span); !stretches.empty())
        reveal(stretches.front());
}

Instant WeekView::cursorTime() const
{
    return axis().nearest(cursorCell().day, cursorCell().minute);
}

void WeekView::setCursorTime(Instant instant)
{
    if (const auto place = axis().placeOf(instant)) {
        m_current.clear();
        setCursorCell({place->day, place->from});
        reveal({place->day, place->from, place->from + 60});
    }
}

const WeekBlock* WeekView::blockOf(const QString& id) const
{
    const auto found = std::find_if(
        m_blocks.begin(), m_blocks.end(), [&](const WeekBlock& block) { return block.id == id; });
    return found == m_blocks.end() ? nullptr : &*found;
}

const WeekView::Placed* WeekView::placedAt(const QPoint& point) const
{
    if (!body().contains(point))
        return nullptr;
    const auto found = std::find_if(m_placed.rbegin(), m_placed.rend(),
        [&](const Placed& placed) { return rectOf(placed).contains(point); });
    return found == m_placed.rend() ? nullptr : &*found;
}

/// The chosen one while the cursor is in it, else the first under the cursor.
const WeekView::Placed* WeekView::currentPlaced() const
{
    const Cell cell = cursorCell();
    const Placed* first = nullptr;
    for (const Placed& placed : m_placed) {
        const WeekAxis::Stretch& stretch = placed.stretch;
        if (stretch.day != cell.day || stretch.to <= cell.minute || cell.minute + 15 <= stretch.from)
            continue;
        if (m_blocks[placed.block].id == m_current)
            return &placed;
        if (!first)
            first = &placed;
    }
    return first;
}

QString WeekView::currentBlock() const
{
    const Placed* placed = isExtending() ? nullptr : currentPlaced();
    return placed ? m_blocks[placed->block].id : QString();
}

void WeekView::setCurrentBlock(const QString& id)
{
    for (const Placed& placed : m_placed) {
        if (m_blocks[placed.block].id == id) {
            m_current = id;
            setCursorCell({placed.stretch.day, placed.stretch.from});
            reveal(placed.stretch);
            return;
        }
    }
}

bool WeekView::canChoose(const TimeSpan& span, const QString& except) const
{
    const std::optional<Instant> earliest = m_earliest ? m_earliest : m_now;
    if (span.isEmpty() || (earliest && span.from < *earliest))
        return false;
    if (m_choosing == Choosing::Free && except.isEmpty()
        && std::none_of(m_free.begin(), m_free.end(), [&](const TimeSpan& free) { return free.holds(span); }))
        return false;
    return std::none_of(m_blocks.begin(), m_blocks.end(), [&](const WeekBlock& block) {
        return block.id != except && isOn(block) && block.time.overlaps(span);
    });
}

TimeSpan WeekView::spanFrom(Cell from, Cell to) const
{
    if (m_fixed) {
        const Instant begin = axis().nearest(to.day, to.minute);
        return {begin, begin + m_usual};
    }
    // Over one day: what goes on into the next is rare, and not dragged.
    return axis().spanOf({from.day, std::min(from.minute, to.minute), std::max(from.minute, to.minute) + 15});
}

TimeSpan WeekView::usualSpanAt(Cell cell) const
{
    const Instant begin = axis().nearest(cell.day, cell.minute);
    const TimeSpan span{begin, begin + m_usual};
    for (const TimeSpan& free : m_free) {
        if (free.holds(begin) && free.to < span.to && free.to - m_usual >= free.from)
            return {free.to - m_usual, free.to};
    }
    return span;
}

TimeSpan WeekView::selectedSpan() const
{
    if (!isExtending() || m_fixed)
        return usualSpanAt(cursorCell());
    return axis().spanOf(selected());
}

int WeekView::differenceAt(Instant instant) const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
    return m_second ? m_second->offsetFromUtc(when) - axis().zone().offsetFromUtc(when) : 0;
}

int WeekView::dayOf(const std::optional<Instant>& instant) const
{
    const auto place = instant ? axis().placeOf(*instant) : std::nullopt;
    return place ? place->day : -1;
}

bool WeekView::isRestDay(int day) const
{
    return std::chrono::weekday(axis().date(day)).iso_encoding() > 5;
}

QString WeekView::timeWords(Instant instant) const
{
    return QLocale().toString(local(instant, axis().zone()).time(), QLocale::ShortFormat);
}

QString WeekView::spanWords(const TimeSpan& span) const
{
    return tr("%1–%2", "from, to").arg(timeWords(span.from), timeWords(span.to));
}

std::vector<WeekGrid::Item> WeekView::contents() const
{
    const QString current = currentBlock();
    std::vector<Item> items;
    for (const Placed& placed : m_placed) {
        const WeekBlock& block = m_blocks[placed.block];
        items.push_back({blockWords(block), rectOf(placed), block.id == current, true});
    }
    return items;
}

QString WeekView::blockWords(const WeekBlock& block) const
{
    const QString day =
        QLocale().toString(local(block.time.from, axis().zone()).date(), tr("dddd d MMMM", "a date format"));
    return tr("%1, %2 with %3, %4, %5", "a session: title, time, person, state, day")
        .arg(block.title, spanWords(block.time), block.person, block.state, day);
}

QString WeekView::cellName(Cell cell) const
{
    const TimeSpan span = isExtending() ? axis().spanOf(selected())
                                        : TimeSpan{axis().nearest(cell.day, cell.minute),
                                            axis().nearest(cell.day, cell.minute) + std::chrono::minutes(15)};
    const Date date = axis().date(cell.day);
    const QString day = QLocale().toString(QDate::fromJulianDay(date.time_since_epoch().count() + 2'440'588),
        tr("dddd d MMMM", "a date format"));
    const QString time = isExtending() ? spanWords(span) : timeWords(span.from);
    const bool free =
        std::any_of(m_free.begin(), m_free.end(), [&](const TimeSpan& one) { return one.holds(span); });
    if (free)
        return tr("%1, %2, %3", "day, time, who is free")
            .arg(day, time, m_freeName.isEmpty() ? tr("free") : m_freeName);
    return tr("%1, %2", "day, time").arg(day, time);
}

QStringList WeekView::headerNotes(int day) const
{
    QStringList notes;
    const int minutes = axis().minutesOf(day);
    if (minutes != 24 * 60 && minutes > 0)
        notes << tr("%1 h", "hours").arg(QLocale().toString(minutes / 60.0, 'g', 4));
    const TimeSpan span = axis().day(day);
    if (m_second && differenceAt(span.to) != differenceAt(span.from)) {
        const double hours = differenceAt(span.to) / 3600.0;
        const QString sign = hours < 0 ? u"\u2212"_s : u"+"_s;
        notes << tr("%1 %2 h", "zone, difference: NYC +6 h")
                     .arg(zoneLabel(true), sign + QLocale().toString(std::abs(hours), 'g', 4));
    }
    return notes;
}

QString WeekView::zoneLabel(bool second) const
{
    if (second)
        return m_secondLabel.isEmpty() && m_second ? labelOf(*m_second) : m_secondLabel;
    return m_firstLabel.isEmpty() ? labelOf(axis().zone()) : m_firstLabel;
}

} // namespace gremio
