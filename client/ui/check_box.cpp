// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/check_box.h"

#include "client/ui/control_state.h"
#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

namespace gremio::ui {

CheckBox::CheckBox(const QString& text, QWidget* parent)
    : QCheckBox(text, parent)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void CheckBox::setHint(const QString& hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    updateGeometry();
    update();
}

void CheckBox::setStruckWhenChecked(bool struck)
{
    m_struck = struck;
    update();
}

QSize CheckBox::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const int word = text().isEmpty() ? 0 : space::s + textWidth(theme.font(Type::Body), text());
    const int hint = m_hint.isEmpty() ? 0 : space::s + textWidth(theme.font(Type::Caption), m_hint);
    return {size::checkBox + std::max(word, hint), m_hint.isEmpty() ? 20 : 36};
}

QSize CheckBox::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 120), sizeHint().height()};
}

QRect CheckBox::ringRect() const
{
    return {0, 2, size::checkBox, size::checkBox};
}

void CheckBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const bool disabled = states.testFlag(State::Disabled);
    const bool on = checkState() != Qt::Unchecked;
    const QRectF box = ringRect();
    if (on && !disabled) {
        const Color fill = isDown()         ? Color::AccentPressed
            : states.testFlag(State::Hover) ? Color::AccentHover
                                            : Color::Accent;
        paintBox(painter, box, radius::tag, theme.color(fill));
    } else {
        const Color fill = disabled         ? Color::Sunken
            : isDown()                      ? Color::Pressed
            : states.testFlag(State::Hover) ? Color::Hover
                                            : Color::Surface;
        paintBox(painter, box, radius::tag, theme.color(fill),
            theme.color(disabled ? Color::Border : Color::Strong));
    }
    if (on) {
        const QColor ink = theme.color(disabled ? Color::Disabled : Color::OnAccent);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (checkState() == Qt::Checked) {
            const QPointF tick[] = {{4.8, 10.2}, {7.0, 12.4}, {11.2, 7.8}};
            painter.drawPolyline(tick, 3);
        } else {
            painter.drawLine(QPointF(4.5, 10), QPointF(11.5, 10));
        }
    }
    QFont font = theme.font(Type::Body);
    font.setStrikeOut(m_struck && on);
    const int x = size::checkBox + space::s;
    const Color ink = disabled ? Color::Disabled : m_struck && on ? Color::Text2 : Color::Text;
    paintText(painter, QRectF(x, 0, width() - x, 20), font, theme.color(ink), text());
    if (!m_hint.isEmpty()) {
        paintText(painter, QRectF(x, 20, width() - x, 16), theme.font(Type::Caption),
            theme.color(Color::Text3), m_hint);
    }
}

} // namespace gremio::ui
