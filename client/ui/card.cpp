// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/card.h"

#include "client/ui/control_state.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QVBoxLayout>

namespace gremio::ui {

Card::Card(QWidget* parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::addRow(QWidget* row)
{
    insertRow(rowCount(), row);
}

void Card::insertRow(int index, QWidget* row)
{
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    if (column == nullptr) {
        column = new QVBoxLayout(this);
        column->setContentsMargins(1, 1, 1, 1);
        column->setSpacing(0);
        m_list = true;
    }
    // Rows stand at the even places, rules at the odd ones.
    const int at = std::min(index, rowCount());
    const bool last = at == rowCount();
    if (column->count() > 0 && last) {
        column->addWidget(new Rule(Qt::Horizontal, this));
    }
    column->insertWidget(2 * at, row);
    if (!last) {
        column->insertWidget(2 * at + 1, new Rule(Qt::Horizontal, this));
    }
}

void Card::childEvent(QChildEvent* event)
{
    QFrame::childEvent(event);
    if (m_list && event->removed()) {
        QMetaObject::invokeMethod(this, &Card::tidyRules, Qt::QueuedConnection);
    }
}

/// A row that left has left its rule: none stands first, last or beside another.
void Card::tidyRules()
{
    bool ruleMayStand = false;
    Rule* last = nullptr;
    for (int i = 0; i < layout()->count();) {
        auto* rule = qobject_cast<Rule*>(layout()->itemAt(i)->widget());
        if (rule != nullptr && !ruleMayStand) {
            delete rule;
            continue;
        }
        ruleMayStand = rule == nullptr;
        last = rule;
        ++i;
    }
    delete last;
}

int Card::rowCount() const
{
    int rows = 0;
    const QLayout* column = layout();
    for (int i = 0; column != nullptr && i < column->count(); ++i) {
        const QWidget* widget = column->itemAt(i)->widget();
        rows += widget != nullptr && qobject_cast<const Rule*>(widget) == nullptr ? 1 : 0;
    }
    return rows;
}

void Card::setFill(Color fill)
{
    m_fill = fill;
    update();
}

void Card::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

void Card::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, clickable);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const States states = statesOf(this);
    paintBox(painter, rect(), radius::card, theme.color(m_fill), theme.color(Color::Border));
    if (m_marked) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath clip;
        clip.addRoundedRect(rect(), radius::card, radius::card);
        QPainterPath band;
        band.addRect(0, 0, 3, height());
        painter.fillPath(clip.intersected(band), theme.color(Color::AccentText));
    }
    if (m_clickable && states.testFlag(State::Focus)) {
        paintFocusInside(painter, rect(), radius::card, theme.color(Color::AccentText));
    }
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (m_clickable && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) {
        Q_EMIT activated();
        return;
    }
    QFrame::keyPressEvent(event);
}

void Card::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        Q_EMIT activated();
        return;
    }
    QFrame::mouseReleaseEvent(event);
}

Rule::Rule(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

void Rule::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of(this).color(Color::Border));
}

} // namespace gremio::ui
