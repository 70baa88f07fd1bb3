// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/spinner.h"

#include "client/ui/icon.h"
#include "client/ui/theme.h"

#include <QtCore/QTimerEvent>
#include <QtGui/QPainter>

namespace gremio::ui {

namespace {
constexpr int kFrame = 33; // ms
constexpr int kStep = 12; // degrees: a turn a second
} // namespace

Spinner::Spinner(int box, QWidget* parent)
    : QWidget(parent)
    , m_box(box)
{
    setFixedSize(box, box);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Spinner::setColor(Color color)
{
    m_color = color;
    update();
}

void Spinner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QColor color = Theme::of(this).color(m_color);
    if (m_angle != 0) {
        painter.translate(m_box / 2.0, m_box / 2.0);
        painter.rotate(m_angle);
        painter.translate(-m_box / 2.0, -m_box / 2.0);
    }
    paintIcon(painter, rect(), Icon::RotateCw, m_box, color);
}

void Spinner::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_timer.timerId()) {
        m_angle = (m_angle + kStep) % 360;
        update();
    }
}

void Spinner::showEvent(QShowEvent*)
{
    if (Theme::of(this).motion()) {
        m_timer.start(kFrame, this);
    }
}

void Spinner::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

} // namespace gremio::ui
