// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/icon_button.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace gremio::ui {

IconButton::IconButton(Icon icon, const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedSize(m_side, m_side);
    setName(name);
}

void IconButton::setGlyph(Icon icon)
{
    m_icon = icon;
    update();
}

void IconButton::setName(const QString& name)
{
    m_name = name;
    this->name();
}

void IconButton::name()
{
    const QString whole = m_dot && !m_dotWord.isEmpty() ? m_name + QStringLiteral(", ") + m_dotWord : m_name;
    setToolTip(whole);
    setAccessibleName(whole);
}

void IconButton::setBox(int side, int iconBox)
{
    m_side = side;
    m_iconBox = iconBox;
    setFixedSize(side, side);
    update();
}

void IconButton::setColor(Color color)
{
    m_color = color;
    update();
}

void IconButton::setDot(bool dot, const QString& word)
{
    m_dot = dot;
    m_dotWord = word;
    name();
    update();
}

int IconButton::ringRadius() const
{
    return radius::control;
}

void IconButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const bool pressed = isDown() || states.testFlag(State::Pressed);
    const bool hover = states.testFlag(State::Hover);
    if (pressed || hover || isChecked()) {
        const Color fill = isChecked() ? Color::AccentSoft : pressed ? Color::Pressed : Color::Hover;
        paintBox(painter, rect(), radius::control, theme.color(fill));
    }
    const Color ink = states.testFlag(State::Disabled)  ? Color::Disabled
        : isChecked()                                   ? Color::AccentText
        : (hover || pressed) && m_color == Color::Text2 ? Color::Text
                                                        : m_color;
    paintIcon(painter, rect(), m_icon, m_iconBox, theme.color(ink));
    if (m_dot) {
        const QPointF corner(width() / 2.0 + m_iconBox * 0.25, height() / 2.0 - m_iconBox * 0.25);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(pressed ? Color::Pressed : hover ? Color::Hover : Color::Window));
        painter.drawEllipse(corner, 6, 6);
        painter.setBrush(theme.color(Color::Accent));
        painter.drawEllipse(corner, 4, 4);
    }
}

void IconButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace gremio::ui
