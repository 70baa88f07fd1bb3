// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/range_button.h"

#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace gremio {

namespace {

constexpr int side = ui::space::s;
constexpr int gap = ui::space::xs;

} // namespace

RangeButton::RangeButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void RangeButton::setWords(const QString& full, const QString& brief)
{
    setText(full);
    m_brief = brief;
    updateGeometry();
    update();
}

int RangeButton::ringRadius() const
{
    return ui::radius::control;
}

int RangeButton::widthFor(const QString& words) const
{
    const QFont font = ui::Theme::of(this).font(ui::Type::Subtitle, QFont::Medium);
    return side + ui::textWidth(font, words) + 1 + gap + ui::size::iconSmall + side;
}

QSize RangeButton::sizeHint() const
{
    return {widthFor(text()), ui::size::button};
}

QSize RangeButton::minimumSizeHint() const
{
    return {widthFor(m_brief), ui::size::button};
}

void RangeButton::paintEvent(QPaintEvent*)
{
    using ui::Color;
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    const ui::States states = ui::statesOf(this);
    const bool pressed = isDown() || states.testFlag(ui::State::Pressed);
    if (pressed || states.testFlag(ui::State::Hover))
        ui::paintBox(
            painter, rect(), ui::radius::control, theme.color(pressed ? Color::Pressed : Color::Hover));
    const QString words = width() >= sizeHint().width() ? text() : m_brief;
    const int wide = std::min(widthFor(words), width());
    const QRectF place(side, 0, wide - 2 * side - gap - ui::size::iconSmall, height());
    ui::paintText(
        painter, place, theme.font(ui::Type::Subtitle, QFont::Medium), theme.color(Color::Text), words);
    ui::paintIcon(painter, QRectF(wide - side - ui::size::iconSmall, 0, ui::size::iconSmall, height()),
        ui::Icon::ChevronDown, ui::size::iconSmall, theme.color(Color::Text2));
}

void RangeButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace gremio
