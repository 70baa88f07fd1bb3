// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/calendar/month_strip.h"

#include "client/calendar/week_grid_accessible.h"
#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QAccessible>
#include <QDate>
#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

using std::chrono::days;
using ui::Color;
using ui::Type;

namespace {

constexpr int cell = 32;
constexpr int head = 32;
constexpr int names = 20;
constexpr int weeks = MonthStrip::daysShown / 7;

QDate qtDate(Date date)
{
    return QDate(1970, 1, 1).addDays(date.time_since_epoch().count());
}

Date firstOfMonth(Date date)
{
    const std::chrono::year_month_day day(date);
    return Date(day.year() / day.month() / 1);
}

/// The Monday of its week.
Date mondayOf(Date date)
{
    return date - days(int(std::chrono::weekday(date).iso_encoding()) - 1);
}

QString capital(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

} // namespace

MonthStrip::MonthStrip(QWidget* parent)
    : QWidget(parent)
{
    installCalendarAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_month = firstOfMonth(m_chosen);
    tell();
}

QSize MonthStrip::sizeHint() const
{
    return {7 * cell, head + names + weeks * cell};
}

void MonthStrip::setChosen(Date date)
{
    m_chosen = m_cursor = date;
    if (const Date month = firstOfMonth(date); month != m_month) {
        m_month = month;
        Q_EMIT monthShown(m_month);
    }
    update();
    tell();
}

void MonthStrip::setToday(const std::optional<Date>& today)
{
    m_today = today;
    update();
}

void MonthStrip::setMarked(const std::set<Date>& marked)
{
    m_marked = marked;
    update();
    tell();
}

void MonthStrip::setMarkWords(const QString& words)
{
    m_markWords = words;
    tell();
}

Date MonthStrip::firstShown() const
{
    return mondayOf(m_month);
}

QRect MonthStrip::dayRect(int index) const
{
    return {(index % 7) * cell, head + names + (index / 7) * cell, cell, cell};
}

int MonthStrip::dayAt(const QPoint& point) const
{
    const int y = point.y() - head - names;
    if (y < 0 || y >= weeks * cell || point.x() < 0 || point.x() >= 7 * cell)
        return -1;
    return y / cell * 7 + point.x() / cell;
}

void MonthStrip::turn(int months)
{
    const std::chrono::year_month_day now(m_cursor);
    const std::chrono::year_month month = now.year() / now.month() + std::chrono::months(months);
    const std::chrono::year_month_day_last last = month / std::chrono::last;
    moveTo(Date(month / std::min(now.day(), last.day())));
}

void MonthStrip::moveTo(Date date)
{
    m_cursor = date;
    if (const Date month = firstOfMonth(date); month != m_month) {
        m_month = month;
        Q_EMIT monthShown(m_month);
    }
    update();
    tell();
}

void MonthStrip::tell()
{
    QString day = QLocale().toString(qtDate(m_cursor), u"dddd d MMMM yyyy"_s);
    if (!m_markWords.isEmpty() && m_marked.contains(m_cursor))
        day = tr("%1, %2", "a date, what is on it").arg(day, m_markWords);
    setAccessibleName(tr("Month: %1", "a date").arg(day));
}

void MonthStrip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_cursor - days(1));
    case Qt::Key_Right:
        return moveTo(m_cursor + days(1));
    case Qt::Key_Up:
        return moveTo(m_cursor - days(7));
    case Qt::Key_Down:
        return moveTo(m_cursor + days(7));
    case Qt::Key_PageUp:
        return turn(-1);
    case Qt::Key_PageDown:
        return turn(1);
    case Qt::Key_Home:
        return moveTo(mondayOf(m_cursor));
    case Qt::Key_End:
        return moveTo(mondayOf(m_cursor) + days(6));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_chosen = m_cursor;
        update();
        Q_EMIT dateChosen(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MonthStrip::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    if (point.y() < head) {
        if (point.x() >= width() - 2 * cell)
            turn(point.x() >= width() - cell ? 1 : -1);
        return;
    }
    if (const int index = dayAt(point); index >= 0) {
        const Date date = firstShown() + days(index);
        moveTo(date);
        m_chosen = date;
        Q_EMIT dateChosen(date);
    }
}

void MonthStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = dayAt(event->position().toPoint());
    update();
}

void MonthStrip::leaveEvent(QEvent* event)
{
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

void MonthStrip::wheelEvent(QWheelEvent* event)
{
    if (event->angleDelta().y() != 0)
        turn(event->angleDelta().y() > 0 ? -1 : 1);
    event->accept();
}

void MonthStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void MonthStrip::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void MonthStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QWidget::changeEvent(event);
    update();
}

void MonthStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ui::Theme& theme = ui::Theme::of(this);
    ui::paintText(painter, QRect(8, 0, width() - 2 * cell - 8, head), theme.font(Type::Body, QFont::DemiBold),
        theme.color(Color::Text), capital(QLocale().toString(qtDate(m_month), u"MMMM yyyy"_s)));
    ui::paintIcon(painter, QRect(width() - 2 * cell, 0, cell, head), ui::Icon::ChevronLeft, 16,
        theme.color(Color::Text2));
    ui::paintIcon(
        painter, QRect(width() - cell, 0, cell, head), ui::Icon::ChevronRight, 16, theme.color(Color::Text2));
    for (int day = 0; day < 7; ++day)
        ui::paintText(painter, QRect(day * cell, head, cell, names), theme.font(Type::Caption),
            theme.color(Color::Text3), capital(QLocale().standaloneDayName(day + 1, QLocale::NarrowFormat)),
            Qt::AlignCenter);
    const QFont font = theme.font(Type::Caption);
    for (int index = 0; index < 7 * weeks; ++index) {
        const Date date = firstShown() + days(index);
        const QRect place = dayRect(index);
        if (index % 7 == 0 && mondayOf(m_chosen) == date)
            ui::paintBox(painter, QRectF(place.left(), place.top() + 2, 7 * cell, cell - 4),
                ui::radius::control, theme.color(Color::AccentSoft));
        const QRectF disc = QRectF(place).adjusted(3, 3, -3, -3);
        const bool today = m_today == date;
        if (today)
            ui::paintBox(painter, disc, disc.height() / 2, theme.color(Color::Accent));
        else if (index == m_hovered)
            ui::paintBox(painter, disc, disc.height() / 2, theme.color(Color::Hover));
        const bool inMonth = firstOfMonth(date) == m_month;
        const QColor ink = theme.color(today ? Color::OnAccent : inMonth ? Color::Text : Color::Text3);
        ui::paintTabular(painter, place, font, ink,
            QString::number(unsigned(std::chrono::year_month_day(date).day())), Qt::AlignCenter);
        if (m_marked.contains(date))
            ui::paintBox(painter, QRectF(place.center().x() - 1, place.bottom() - 6, 4, 4), 2,
                theme.color(today ? Color::OnAccent : Color::AccentText));
        if (date == m_cursor && ui::hasKeyboardFocus(this))
            ui::paintFocusInside(painter, QRectF(place).adjusted(1, 1, -1, -1), ui::radius::control,
                theme.color(Color::AccentText));
    }
}

} // namespace gremio
