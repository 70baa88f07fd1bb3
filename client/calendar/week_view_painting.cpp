// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_view.h"
#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

// How the week looks: look.md, screen 5.
namespace gremio {

using ui::Color;
using ui::Icon;
using ui::Type;

/// The colours and lines of one block.
struct WeekView::BlockInk {
    QColor fill;
    QColor edge;
    QColor bar; ///< 4 px at the left; invalid: none
    QColor title;
    QColor second;
    Qt::PenStyle line = Qt::SolidLine;
    Icon icon = Icon::None;
    bool struck = false;
};

WeekView::BlockInk WeekView::inkOf(const WeekBlock& block) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    const auto color = [&](Color role) { return theme.color(role); };
    using Look = WeekBlock::Look;
    BlockInk ink;
    switch (block.look) {
    case Look::Learn:
        ink = {color(Color::Surface), color(Color::AccentText), color(Color::AccentText), color(Color::Text),
            color(Color::Text2), Qt::SolidLine, Icon::GraduationCap, false};
        break;
    case Look::Mentor:
        ink = {color(Color::AccentSoft), color(Color::AccentText), color(Color::AccentText),
            color(Color::Text), color(Color::Text2), Qt::SolidLine, Icon::User, false};
        break;
    case Look::Next:
        ink = {color(Color::Accent), color(Color::Accent), {}, color(Color::OnAccent), color(Color::OnAccent),
            Qt::SolidLine, Icon::GraduationCap, false};
        break;
    case Look::Proposed:
        ink = {color(Color::Surface), color(Color::AccentText), {}, color(Color::AccentText),
            color(Color::Text2), Qt::DashLine, Icon::Clock, false};
        break;
    case Look::Completed:
        ink = {color(Color::NeutralSoft), color(Color::Control), color(Color::Control), color(Color::Text2),
            color(Color::Text2), Qt::SolidLine, Icon::Check, false};
        break;
    case Look::Cancelled:
        ink = {color(Color::Surface), color(Color::Strong), {}, color(Color::Text2), color(Color::Text2),
            Qt::DashLine, Icon::X, true};
        break;
    case Look::Held:
        ink = {color(Color::NeutralSoft), color(Color::Strong), {}, color(Color::Text2), color(Color::Text2),
            Qt::DashLine, Icon::Clock, false};
        break;
    }
    if (block.icon != Icon::None)
        ink.icon = block.icon;
    return ink;
}

void WeekView::paintBlock(QPainter& painter, const WeekBlock& block, const QRect& rect, bool focused) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    const BlockInk ink = inkOf(block);
    const QRectF box(rect);
    ui::paintBox(painter, box, ui::radius::tag, ink.fill, ink.edge, 1, ink.line);
    painter.save();
    if (ink.bar.isValid()) {
        QPainterPath outline;
        outline.addRoundedRect(box, ui::radius::tag, ui::radius::tag);
        painter.setClipPath(outline, Qt::IntersectClip);
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), ink.bar);
    }
    painter.restore();
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    const int line = ui::typeToken(Type::Caption).line;
    const bool two = rect.height() >= 2 * line + 2;
    const bool hasIcon = rect.width() >= 72 && ink.icon != Icon::None;
    const int left = rect.left() + (rect.width() < 48 ? 7 : 10);
    const int top = two ? rect.top() + 2 : rect.center().y() - line / 2 + 1;
    const int right = rect.right() - (hasIcon ? 22 : 4);
    QFont title = theme.font(Type::Caption, QFont::DemiBold);
    title.setStrikeOut(ink.struck);
    if (rect.height() >= line - 2)
        ui::paintText(painter, QRect(left, top, right - left, line), title, ink.title, block.title);
    if (two) {
        const QFont font = theme.font(Type::Caption);
        const QString time = timeWords(block.time.from);
        const int width = static_cast<int>(ui::tabularWidth(font, time));
        const QRect second(left, top + line, rect.right() - 4 - left, line);
        ui::paintTabular(painter, second, font, ink.second, time);
        if (const QRect rest = second.adjusted(width + 4, 0, 0, 0); rest.width() > 12)
            ui::paintText(painter, rest, font, ink.second, block.person);
    }
    if (hasIcon)
        ui::paintIcon(painter, QRectF(rect.right() - 19, top, 16, line), ink.icon, 16,
            block.look == WeekBlock::Look::Next ? ink.title
                : ink.line == Qt::DashLine      ? ink.title
                                                : ink.second);
    painter.restore();
    if (focused)
        ui::paintBox(
            painter, box.adjusted(-2, -2, 2, 2), ui::radius::tag + 2, {}, theme.color(Color::AccentText), 2);
}

void WeekView::paintGround(QPainter& painter) const
{
    const QColor free = ui::Theme::of(this).color(Color::Free);
    for (const TimeSpan& span : m_free) {
        for (const WeekAxis::Stretch& stretch : axis().stretchesOf(span))
            painter.fillRect(rectOf(stretch).adjusted(1, 0, 0, 0), free);
    }
}

void WeekView::paintContent(QPainter& painter) const
{
    const QRect seen = viewport()->rect();
    const QString current =
        ui::hasKeyboardFocus(this) && m_drag.kind == Drag::Kind::None ? currentBlock() : QString();
    for (const Placed& placed : m_placed) {
        const QRect rect = rectOf(placed);
        const WeekBlock& block = m_blocks[placed.block];
        if (!rect.intersects(seen))
            continue;
        const bool away = m_drag.kind == Drag::Kind::Moving && m_drag.block == block.id;
        painter.setOpacity(away ? 0.45 : 1);
        paintBlock(painter, block, rect, block.id == current);
        painter.setOpacity(1);
    }
    if (m_picked)
        paintPicked(painter, *m_picked);
    paintNow(painter);
    paintDragged(painter);
}

void WeekView::paintPicked(QPainter& painter, const WeekBlock& block) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    for (const WeekAxis::Stretch& stretch : axis().stretchesOf(block.time)) {
        const QRect rect = rectOf(stretch).adjusted(5, 1, -4, -1);
        ui::paintBox(
            painter, rect, ui::radius::tag, theme.color(Color::Free), theme.color(Color::AccentText), 2);
        painter.save();
        painter.setClipRect(rect, Qt::IntersectClip);
        const int line = ui::typeToken(Type::Caption).line;
        const bool two = rect.height() >= 2 * line + 2;
        const int top = two ? rect.top() + 2 : rect.center().y() - line / 2 + 1;
        const QRect first(rect.left() + 10, top, rect.width() - 14, line);
        ui::paintText(painter, first, theme.font(Type::Caption, QFont::DemiBold), theme.color(Color::Text),
            block.title);
        if (two) {
            const QFont font = theme.font(Type::Caption);
            const QString time = timeWords(block.time.from);
            ui::paintTabular(painter, first.translated(0, line), font, theme.color(Color::Text2), time);
            const int width = static_cast<int>(ui::tabularWidth(font, time)) + 4;
            ui::paintText(painter, first.translated(0, line).adjusted(width, 0, 0, 0), font,
                theme.color(Color::Text2), block.person);
        }
        painter.restore();
    }
}

void WeekView::paintDragged(QPainter& painter) const
{
    TimeSpan span = m_drag.span;
    QString except = m_drag.block;
    if (m_drag.kind != Drag::Kind::Choosing && m_drag.kind != Drag::Kind::Moving) {
        if (!isExtending() || m_choosing == Choosing::Nothing)
            return;
        span = selectedSpan();
        except.clear();
    }
    const ui::Theme& theme = ui::Theme::of(this);
    const bool can = canChoose(span, except);
    const QColor ink = theme.color(can ? Color::AccentText : Color::Danger);
    for (const WeekAxis::Stretch& stretch : axis().stretchesOf(span)) {
        const QRect rect = rectOf(stretch).adjusted(5, 1, -4, -1);
        ui::paintBox(painter, rect, ui::radius::tag, theme.color(can ? Color::AccentSoft : Color::DangerSoft),
            ink, 2, can ? Qt::SolidLine : Qt::DashLine);
        const int line = ui::typeToken(Type::Caption).line;
        ui::paintTabular(painter, QRect(rect.left() + 8, rect.top() + 3, rect.width() - 12, line),
            theme.font(Type::Caption, QFont::DemiBold), ink, spanWords(span));
    }
}

void WeekView::paintNow(QPainter& painter) const
{
    const auto place = m_now ? axis().placeOf(*m_now) : std::nullopt;
    if (!place)
        return;
    const ui::Theme& theme = ui::Theme::of(this);
    const QColor ink = theme.color(Color::Danger);
    const QRect rect = rectOf(*place);
    painter.fillRect(QRect(rect.left(), rect.top() - 1, rect.width(), 2), ink);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(rect.left() + 0.5, rect.top()), 4, 4);
    painter.restore();
    if (rect.top() - 8 >= headerHeight())
        ui::paintTabular(painter, QRect(0, rect.top() - 8, 44, 16),
            theme.font(Type::Caption, QFont::DemiBold), ink, timeWords(*m_now),
            Qt::AlignRight | Qt::AlignVCenter);
}

void WeekView::paintHour(QPainter& painter, const WeekAxis::Hour& hour, const QRect& line) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    const QFont font = theme.font(Type::Caption);
    // The time of the now-line goes first.
    bool hidden = false;
    if (const auto now = m_now ? axis().placeOf(*m_now) : std::nullopt)
        hidden = std::abs(rectOf(*now).top() - line.center().y()) < 14;
    const QTime time = QTime(0, 0).addSecs(hour.minutes * 60);
    if (!hidden)
        ui::paintTabular(painter,
            QRect(line.left(), line.top(), m_second ? 44 : line.width() - 8, line.height()), font,
            theme.color(Color::Text2), QLocale().toString(time, QLocale::ShortFormat),
            Qt::AlignRight | Qt::AlignVCenter);
    if (!m_second)
        return;
    // By the week's first day that has this hour: where the difference changes, the day's header says so.
    for (int day = 0; day < axis().days(); ++day) {
        if (const auto instant = axis().at(day, hour.at)) {
            const QTime there = QDateTime::fromMSecsSinceEpoch(toMillis(*instant), *m_second).time();
            ui::paintTabular(painter, line.adjusted(44, 0, -8, 0), font, theme.color(Color::Text3),
                QLocale().toString(there, QLocale::ShortFormat), Qt::AlignRight | Qt::AlignVCenter);
            return;
        }
    }
}

void WeekView::paintCorner(QPainter& painter, const QRect& rect) const
{
    if (!m_second)
        return;
    const ui::Theme& theme = ui::Theme::of(this);
    ui::paintText(painter, rect.adjusted(8, 0, -rect.width() / 2, 0),
        theme.font(Type::Caption, QFont::DemiBold), theme.color(Color::Text), zoneLabel(false));
    ui::paintText(painter, rect.adjusted(rect.width() / 2, 0, -8, 0),
        theme.font(Type::Caption, QFont::Medium), theme.color(Color::Text2), zoneLabel(true),
        Qt::AlignRight | Qt::AlignVCenter);
}

void WeekView::paintHeader(QPainter& painter, int day, const QRect& rect) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    const bool today = dayOf(m_now) == day;
    const unsigned weekday = std::chrono::weekday(axis().date(day)).iso_encoding();
    const unsigned number = unsigned(std::chrono::year_month_day(axis().date(day)).day());
    const bool tight = rect.width() < 76;
    const QStringList notes = headerNotes(day);
    const QFont noteFont = theme.font(Type::Caption, QFont::Medium);
    const int line = ui::typeToken(Type::Caption).line;
    int noteWidth = 0;
    for (const QString& note : notes)
        noteWidth = std::max(noteWidth, ui::textWidth(noteFont, note));
    // Where there is no room beside the day, they stand in one line below it.
    const bool below = !notes.isEmpty() && rect.width() < 78 + noteWidth;
    const QFont wordFont = theme.font(Type::Body, today ? QFont::DemiBold : QFont::Normal);
    QString word = QLocale().standaloneDayName(
        static_cast<int>(weekday), tight ? QLocale::NarrowFormat : QLocale::ShortFormat);
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    QRect place = rect.adjusted(8, 0, -6, below ? -line : 0);
    ui::paintText(painter, place, wordFont, theme.color(today ? Color::AccentText : Color::Text2), word);
    place.setLeft(place.left() + ui::textWidth(wordFont, word) + (today ? 4 : 8));
    const QFont numberFont = theme.font(Type::Subtitle);
    const QString digits = QString::number(number);
    const int digitsWidth = static_cast<int>(ui::tabularWidth(numberFont, digits));
    if (today) {
        const QRectF disc(place.left(), place.center().y() - 13, 28, 28);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Color::Accent));
        painter.drawEllipse(disc);
        painter.restore();
        ui::paintTabular(painter, disc, numberFont, theme.color(Color::OnAccent), digits, Qt::AlignCenter);
        place.setLeft(place.left() + 32);
    } else {
        ui::paintTabular(painter, place, numberFont, theme.color(Color::Text), digits);
        place.setLeft(place.left() + digitsWidth + 6);
    }
    if (below) {
        ui::paintText(painter, QRect(rect.left() + 8, rect.bottom() - line - 2, rect.width() - 12, line),
            noteFont, theme.color(Color::Warning), notes.join(u" · "_s));
        return;
    }
    QRect row(
        place.left(), rect.center().y() + 1 - line * static_cast<int>(notes.size()) / 2, place.width(), line);
    for (const QString& note : notes) {
        ui::paintText(
            painter, row, noteFont, theme.color(Color::Warning), note, Qt::AlignRight | Qt::AlignVCenter);
        row.translate(0, line);
    }
}

} // namespace gremio
