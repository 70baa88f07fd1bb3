// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tag.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace gremio::ui {

Tag::Tag(const QString& text, Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void Tag::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(m_kind == Kind::Accent && !m_small ? tr("%1, matches").arg(text) : text);
    updateGeometry();
    update();
}

void Tag::setKind(Kind kind)
{
    m_kind = kind;
    setText(m_text);
}

void Tag::setSmall(bool isSmall)
{
    m_small = isSmall;
    setText(m_text);
}

QFont Tag::textFont() const
{
    const QFont::Weight weight = m_small ? QFont::Medium
        : m_kind == Kind::Accent         ? QFont::DemiBold
                                         : QFont::Normal;
    return Theme::of(this).font(Type::Caption, weight);
}

QSize Tag::sizeHint() const
{
    return {textWidth(textFont(), m_text) + (m_small ? 12 : 16), m_small ? size::state : size::tag};
}

QSize Tag::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 48), sizeHint().height()};
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const bool accent = m_kind == Kind::Accent;
    paintBox(painter, rect(), radius::tag, theme.color(accent ? Color::AccentSoft : Color::NeutralSoft));
    const int side = m_small ? 6 : 8;
    paintText(painter, rect().adjusted(side, 0, -side, 0), textFont(),
        theme.color(accent ? Color::AccentText : Color::Text2), m_text);
}

bool Tag::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace gremio::ui
