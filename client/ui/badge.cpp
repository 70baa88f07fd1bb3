// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/badge.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>

#include <cmath>

namespace gremio::ui {

Badge::Badge(int count, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(count);
}

void Badge::setCount(int count)
{
    m_count = count;
    setVisible(count > 0);
    name();
    updateGeometry();
    update();
}

void Badge::setMuted(bool muted)
{
    m_muted = muted;
    name();
    update();
}

void Badge::name()
{
    setAccessibleName(m_muted ? tr("%n unread, muted", nullptr, m_count) : tr("%n unread", nullptr, m_count));
}

QString Badge::textFor(int count)
{
    if (count <= 0) {
        return {};
    }
    return count > 999 ? QStringLiteral("999+") : QString::number(count);
}

QSize Badge::sizeFor(const QWidget* widget, int count)
{
    const QFont font = Theme::of(widget).font(Type::Caption, QFont::DemiBold);
    const int wide = static_cast<int>(std::ceil(tabularWidth(font, textFor(count)))) + 12;
    return {std::max(size::badge, wide), size::badge};
}

void Badge::paint(QPainter& painter, const QWidget* widget, const QRectF& rect, int count, bool muted)
{
    const Theme& theme = Theme::of(widget);
    const QSizeF pill = sizeFor(widget, count);
    const QRectF box(rect.center().x() - pill.width() / 2, rect.center().y() - pill.height() / 2,
        pill.width(), pill.height());
    paintBox(painter, box, pill.height() / 2, theme.color(muted ? Color::Pressed : Color::Accent));
    paintTabular(painter, box, theme.font(Type::Caption, QFont::DemiBold),
        theme.color(muted ? Color::Text2 : Color::OnAccent), textFor(count), Qt::AlignCenter);
}

QSize Badge::sizeHint() const
{
    return sizeFor(this, m_count);
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, this, rect(), m_count, m_muted);
}

} // namespace gremio::ui
