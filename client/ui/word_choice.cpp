// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/word_choice.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>

#include <algorithm>

namespace gremio::ui {

WordChoice::WordChoice(const QStringList& words, QWidget* parent)
    : QWidget(parent)
    , m_words(words)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void WordChoice::setWords(const QStringList& words)
{
    m_words = words;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(words.size()) - 1));
    updateGeometry();
    update();
}

void WordChoice::setCurrent(int index)
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

void WordChoice::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        setCurrent(wordAt(event->pos()));
    }
}

void WordChoice::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = wordAt(event->pos());
    update();
}

void WordChoice::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void WordChoice::keyPressEvent(QKeyEvent* event)
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
