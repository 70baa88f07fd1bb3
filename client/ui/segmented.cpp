// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/segmented.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace gremio::ui {

Segmented::Segmented(const QStringList& words, Size size, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
    , m_size(size)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segmented::setWords(const QStringList& words)
{
    m_words = words;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(words.size()) - 1));
    updateGeometry();
    update();
}

void Segmented::setCurrent(int index)
{
    if (index < 0 || index >= m_words.size() || index == m_current) {
        return;
    }
    m_current = index;
    update();
    QAccessibleValueChangeEvent value(this, m_words[index]);
    QAccessible::updateAccessibility(&value);
    Q_EMIT currentChanged(index);
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
    const int side = m_size == Size::Small && m_words[index].size() <= 2 ? 9 : 13;
    return textWidth(font, m_words[index]) + 2 * side;
}

QRect Segmented::segmentRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i) {
        x += segmentWidth(i) - 1; // neighbours share their edge
    }
    return {x, 0, segmentWidth(index), height()};
}

int Segmented::segmentAt(const QPoint& position) const
{
    for (int i = 0; i < m_words.size(); ++i) {
        if (segmentRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

QSize Segmented::sizeHint() const
{
    int width = 1;
    for (int i = 0; i < m_words.size(); ++i) {
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
    for (int i = 0; i < m_words.size(); ++i) {
        const QRect segment = segmentRect(i);
        const bool chosen = i == m_current;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(clip);
        if (chosen && !disabled) {
            painter.fillRect(segment, theme.color(Color::AccentSoft));
        } else if (i == m_hovered && !disabled) {
            painter.fillRect(segment, theme.color(Color::Hover));
        }
        if (i > 0) {
            painter.fillRect(QRect(segment.left(), 0, 1, height()),
                theme.color(disabled ? Color::Border : Color::Control));
        }
        painter.restore();
        const Color ink = disabled ? Color::Disabled : chosen ? Color::AccentText : Color::Text2;
        paintText(painter, segment, theme.font(Type::Body, chosen ? QFont::DemiBold : QFont::Normal),
            theme.color(ink), m_words[i], Qt::AlignCenter);
    }
    paintBox(painter, whole, radius::control, {}, theme.color(disabled ? Color::Border : Color::Control));
}

void Segmented::mousePressEvent(QMouseEvent* event)
{
    const int index = segmentAt(event->pos());
    if (index >= 0 && event->button() == Qt::LeftButton) {
        setCurrent(index);
    }
}

void Segmented::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = segmentAt(event->pos());
    update();
}

void Segmented::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void Segmented::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_words.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        setCurrent(std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        setCurrent(std::min(last, m_current + 1));
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(last);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace gremio::ui
