// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/typing_row.h"

#include "client/chat/message_geometry.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QPainter>

namespace gremio {

namespace {
constexpr int above = 12;
constexpr int words = 16;
constexpr int below = 8;
constexpr int dot = 4;
constexpr int dotStep = 8;
constexpr int afterDots = 28;
} // namespace

TypingRow::TypingRow(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("typingRow"));
    setFixedHeight(above + words + below);
}

void TypingRow::setTyping(const QString& text)
{
    m_typing = text;
    name();
}

void TypingRow::setWaiting(const QString& text)
{
    m_waiting = text;
    name();
}

void TypingRow::name()
{
    setAccessibleName(m_typing.isEmpty() ? m_waiting : m_typing);
    update();
}

void TypingRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ui::Theme& theme = ui::Theme::of(this);
    const QFont font = theme.font(ui::Type::Caption);
    const QColor ink = theme.color(ui::Color::Text2);
    if (!m_typing.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        for (int i = 0; i < 3; ++i)
            painter.drawEllipse(QRectF(bubble::beside + i * dotStep, above + (words - dot) / 2.0, dot, dot));
        const int left = bubble::beside + afterDots;
        const int room = m_waiting.isEmpty() ? width() - bubble::margin - left : (width() - left) / 2;
        ui::paintText(painter, QRectF(left, above, room, words), font, ink, m_typing);
    }
    if (!m_waiting.isEmpty()) {
        const int left = m_typing.isEmpty() ? bubble::margin : (width() + bubble::beside) / 2;
        ui::paintText(painter, QRectF(left, above, width() - bubble::margin - left, words), font, ink,
            m_waiting, Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace gremio
