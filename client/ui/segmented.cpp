// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/segmented.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace gremio::ui {

Segmented::Segmented(const QStringList& words, Size size, QWidget* parent)
    : WordChoice(words, parent)
    , m_size(size)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

int Segmented::ringRadius() const
{
    return radius::control;
}

int Segmented::segmentWidth(int index) const
{
    // The width of the bold word, so that choosing moves nothing.
    const QFont font = Theme::of(this).font(Type::Body, QFont::DemiBold);
    // A short figure ("30") needs less air than a word.
    const int side = m_size == Size::Small && words()[index].size() <= 2 ? 9 : 13;
    return textWidth(font, words()[index]) + 2 * side;
}

QRect Segmented::segmentRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i) {
        x += segmentWidth(i) - 1; // neighbours share their edge
    }
    return {x, 0, segmentWidth(index), height()};
}

int Segmented::wordAt(const QPoint& position) const
{
    for (int i = 0; i < words().size(); ++i) {
        if (segmentRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

QSize Segmented::sizeHint() const
{
    int width = 1;
    for (int i = 0; i < words().size(); ++i) {
        width += segmentWidth(i) - 1;
    }
    return {width, static_cast<int>(m_size)};
}

void Segmented::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const bool disabled = !isEnabled();
    const QRectF whole(0, 0, sizeHint().width(), height());
    paintBox(painter, whole, radius::control, theme.color(disabled ? Color::Sunken : Color::Surface));
    QPainterPath clip;
    clip.addRoundedRect(whole, radius::control, radius::control);
    for (int i = 0; i < words().size(); ++i) {
        const QRect segment = segmentRect(i);
        const bool chosen = i == current();
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(clip);
        if (chosen && !disabled) {
            painter.fillRect(segment, theme.color(Color::AccentSoft));
        } else if (i == hovered() && !disabled) {
            painter.fillRect(segment, theme.color(Color::Hover));
        }
        if (i > 0) {
            painter.fillRect(QRect(segment.left(), 0, 1, height()),
                theme.color(disabled ? Color::Border : Color::Control));
        }
        painter.restore();
        const Color ink = disabled ? Color::Disabled : chosen ? Color::AccentText : Color::Text2;
        paintText(painter, segment, theme.font(Type::Body, chosen ? QFont::DemiBold : QFont::Normal),
            theme.color(ink), words()[i], Qt::AlignCenter);
    }
    paintBox(painter, whole, radius::control, {}, theme.color(disabled ? Color::Border : Color::Control));
}

} // namespace gremio::ui
