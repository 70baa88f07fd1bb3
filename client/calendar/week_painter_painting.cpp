// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/week_painter.h"
#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QLocale>
#include <QPainter>

// How the week to be painted looks: look.md, screen 8.
namespace gremio {

using ui::Color;
using ui::Type;

void WeekPainter::paintHour(QPainter& painter, const WeekAxis::Hour& hour, const QRect& line) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    ui::paintTabular(painter, line.adjusted(0, 0, -8, 0), theme.font(Type::Caption),
        theme.color(Color::Text2), timeWords(hour.minutes), Qt::AlignRight | Qt::AlignVCenter);
}

void WeekPainter::paintHeader(QPainter& painter, int day, const QRect& rect) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    QString word = QLocale().standaloneDayName(day + 1, QLocale::ShortFormat);
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    const QRect place = rect.adjusted(8, 0, -8, 0);
    const QFont font = theme.font(Type::Body, QFont::DemiBold);
    ui::paintText(painter, place, font, theme.color(Color::Text), word);
    const int minutes = minutesOf(m_blocks, day + 1);
    if (minutes == 0)
        return;
    const QRect mark = copyRect(day);
    const bool cursorHere = ui::hasKeyboardFocus(this) && cursorCell().day == day;
    const bool shown = !mark.isNull() && (m_hoveredDay == day || cursorHere);
    const QFont hours = theme.font(Type::Caption);
    const QString sum = hoursWords(minutes);
    const int right = shown ? mark.left() - 1 : place.right() + 1;
    const int left = place.left() + ui::textWidth(font, word) + 4;
    if (right - left >= ui::tabularWidth(hours, sum))
        ui::paintTabular(painter, QRect(left, rect.top(), right - left, rect.height()), hours,
            theme.color(Color::Text3), sum, Qt::AlignRight | Qt::AlignVCenter);
    if (shown)
        ui::paintIcon(painter, mark, ui::Icon::Copy, 16, theme.color(Color::Text2));
}

void WeekPainter::paintBlock(QPainter& painter, const DayBlock& block) const
{
    const ui::Theme& theme = ui::Theme::of(this);
    const QRect rect = rectOfBlock(block);
    if (!rect.intersects(viewport()->rect()))
        return;
    const bool wrong = !errorOf(block).isEmpty();
    const DayBlock* under = ui::hasKeyboardFocus(this) ? blockUnder(cursorCell()) : nullptr;
    const bool hovered = (m_hovered && *m_hovered == block) || (under && *under == block);
    const QColor ink = theme.color(wrong ? Color::Danger : Color::AccentText);
    ui::paintBox(painter, rect, ui::radius::tag, theme.color(wrong ? Color::DangerSoft : Color::AccentSoft),
        ink, hovered || wrong ? 2 : 1);
    const QFont font = theme.font(Type::Caption, QFont::DemiBold);
    const int line = ui::typeToken(Type::Caption).line;
    const QRect inside = rect.adjusted(rect.width() < 56 ? 4 : 8, 3, -4, -3);
    if (rect.height() >= 2 * line + 4) {
        ui::paintTabular(painter, QRect(inside.left(), inside.top(), inside.width(), line), font, ink,
            timeWords(block.from));
        ui::paintTabular(painter, QRect(inside.left(), inside.bottom() + 1 - line, inside.width(), line),
            font, ink, timeWords(block.to));
    } else if (rect.height() >= line - 1) {
        const QString both = tr("%1–%2", "from, to").arg(timeWords(block.from), timeWords(block.to));
        const bool fits = ui::tabularWidth(font, both) <= inside.width();
        ui::paintTabular(painter, QRect(inside.left(), rect.top(), inside.width(), rect.height()), font, ink,
            fits ? both : timeWords(block.from));
    }
    if (hovered && rect.height() >= line && rect.width() >= 60)
        painter.fillRect(QRect(rect.right() - 25, rect.bottom() - 7, 16, 3), ink);
}

void WeekPainter::paintContent(QPainter& painter) const
{
    for (const DayBlock& block : m_blocks)
        paintBlock(painter, block);
}

} // namespace gremio
