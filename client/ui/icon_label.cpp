// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/icon_label.h"

#include "client/ui/label.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace gremio::ui {

IconLabel::IconLabel(Icon icon, const QString& text, Type type, Color color, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_glyphColor(color)
    , m_label(new ElidedLabel(text, type, color))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(size::iconSmall + space::xs, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_label);
}

void IconLabel::setText(const QString& text)
{
    m_label->setText(text);
    updateGeometry();
}

QString IconLabel::text() const
{
    return m_label->text();
}

void IconLabel::setGlyph(Icon icon)
{
    m_icon = icon;
    update();
}

void IconLabel::setGlyphColor(Color color)
{
    m_glyphColor = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF box(0, (height() - size::iconSmall) / 2.0, size::iconSmall, size::iconSmall);
    paintIcon(painter, box, m_icon, size::iconSmall, Theme::of(this).color(m_glyphColor));
}

} // namespace gremio::ui
