// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/link_button.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace gremio::ui {

LinkButton::LinkButton(const QString& text, QWidget* parent, Type type)
    : QAbstractButton(parent)
    , m_type(type)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setGlyph(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void LinkButton::setColor(Color color, QFont::Weight weight)
{
    m_color = color;
    m_weight = weight;
    updateGeometry();
    update();
}

QSize LinkButton::sizeHint() const
{
    const int icon = m_icon == Icon::None ? 0 : size::iconSmall + 6;
    return {textWidth(Theme::of(this).font(m_type, m_weight), text()) + icon, typeToken(m_type).line};
}

QSize LinkButton::minimumSizeHint() const
{
    return sizeHint();
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    const QColor ink = theme.color(states.testFlag(State::Disabled) ? Color::Disabled : m_color);
    QFont font = theme.font(m_type, m_weight);
    font.setUnderline(states.testFlag(State::Hover) || isDown());
    int x = 0;
    if (m_icon != Icon::None) {
        paintIcon(painter, QRectF(0, 0, size::iconSmall, height()), m_icon, size::iconSmall, ink);
        x = size::iconSmall + 6;
    }
    paintText(painter, QRectF(x, 0, width() - x, height()), font, ink, text());
}

void LinkButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace gremio::ui
