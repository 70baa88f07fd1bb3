// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/tab_strip.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace gremio::ui {

namespace {
constexpr int kHeight = 40;
} // namespace

TabStrip::TabStrip(const QStringList& words, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TabStrip::setWords(const QStringList& words)
{
    m_words = words;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(words.size()) - 1));
    updateGeometry();
    update();
}

void TabStrip::setCurrent(int index)
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

QRect TabStrip::tabRect(int index) const
{
    const QFont font = Theme::of(this).font(Type::Body, QFont::Medium);
    const QFont bold = Theme::of(this).font(Type::Body, QFont::DemiBold);
    int x = 0;
    for (int i = 0; i < index; ++i) {
        x += textWidth(i == m_current ? bold : font, m_words[i]) + space::xl;
    }
    return {x, 0, textWidth(index == m_current ? bold : font, m_words[index]), kHeight};
}

int TabStrip::tabAt(const QPoint& position) const
{
    for (int i = 0; i < m_words.size(); ++i) {
        if (tabRect(i).adjusted(-space::m, 0, space::m, 0).contains(position)) {
            return i;
        }
    }
    return -1;
}

QSize TabStrip::sizeHint() const
{
    return {m_words.isEmpty() ? 0 : tabRect(static_cast<int>(m_words.size()) - 1).right() + 1, kHeight};
}

QRect TabStrip::ringRect() const
{
    return m_words.isEmpty() ? QRect() : tabRect(m_current).adjusted(-4, 8, 4, -6);
}

void TabStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Color::Border));
    for (int i = 0; i < m_words.size(); ++i) {
        const QRect tab = tabRect(i);
        const bool chosen = i == m_current;
        const Color ink = chosen ? Color::AccentText : i == m_hovered ? Color::Text : Color::Text2;
        paintText(painter, tab, theme.font(Type::Body, chosen ? QFont::DemiBold : QFont::Medium),
            theme.color(ink), m_words[i]);
        if (chosen) {
            painter.fillRect(QRect(tab.left(), height() - 2, tab.width(), 2), theme.color(Color::AccentText));
        }
    }
}

void TabStrip::mousePressEvent(QMouseEvent* event)
{
    setCurrent(tabAt(event->pos()));
}

void TabStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = tabAt(event->pos());
    update();
}

void TabStrip::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void TabStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_words.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
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
