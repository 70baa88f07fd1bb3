// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/first_start_panel.h"

#include "client/ui/icon.h"
#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace gremio::ui {

namespace {

constexpr int kSide = 48;
constexpr int kArchWidth = 112;

/// An arch that stands on the panel's foot: two legs and a half circle.
QPainterPath arch(qreal left, qreal top, qreal width, qreal foot)
{
    QPainterPath path(QPointF(left, foot));
    path.lineTo(left, top + width / 2);
    path.arcTo(QRectF(left, top, width, width), 180, -180);
    path.lineTo(left + width, foot);
    return path;
}

} // namespace

FirstStartPanel::FirstStartPanel(QWidget* parent)
    : QWidget(parent)
{
    setFixedWidth(sizeHint().width());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    name();
}

void FirstStartPanel::fitTo(int windowWidth)
{
    setVisible(windowWidth >= size::narrowBelow);
}

void FirstStartPanel::name()
{
    setAccessibleName(tr("Learn the craft from someone who lives it."));
}

void FirstStartPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        name();
        update();
    }
    QWidget::changeEvent(event);
}

void FirstStartPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const QColor ink = theme.color(Color::OnAccent);
    const QColor ground = theme.color(Color::Panel);
    painter.fillRect(rect(), ground);

    painter.setRenderHint(QPainter::Antialiasing);
    const QColor outer = mixed(ground, ink, 0.34);
    const QColor inner = mixed(ground, ink, 0.16);
    for (int i = 0; i < 4; ++i) {
        const qreal left = 36 + i * kArchWidth;
        const qreal top = height() - (i % 2 == 0 ? 276 : 312);
        painter.setPen(QPen(outer, 1.5));
        painter.drawPath(arch(left, top, kArchWidth, height()));
        painter.setPen(QPen(inner, 1.5));
        painter.drawPath(arch(left + 20, top + 20, kArchWidth - 40, height()));
    }

    paintBrand(painter, QRectF(kSide, 48, 28, 28), ink, ground);
    paintText(
        painter, QRectF(88, 48, width() - 88, 28), theme.font(Type::Section), ink, QStringLiteral("Gremio"));
    const auto block = [&](const QString& text, const QFont& font, qreal top, int line) {
        painter.setFont(font);
        painter.setPen(ink);
        const QFontMetricsF metrics(font);
        qreal y = top;
        const qreal wide = width() - 2 * kSide - 40;
        QString current;
        for (const QString& word : text.split(u' ')) {
            const QString longer = current.isEmpty() ? word : current + u' ' + word;
            if (!current.isEmpty() && metrics.horizontalAdvance(longer) > wide) {
                paintText(painter, QRectF(kSide, y, wide + 40, line), font, ink, current);
                y += line;
                current = word;
            } else {
                current = longer;
            }
        }
        paintText(painter, QRectF(kSide, y, wide + 40, line), font, ink, current);
        return y + line;
    };
    const qreal below = block(accessibleName(), theme.font(Type::Title), 156, 32);
    block(tr("Find a mentor, agree on a time that is free for both of you, and keep the conversation in one "
             "place."),
        theme.font(Type::Subtitle, QFont::Normal), below + 12, 24);
}

} // namespace gremio::ui
