// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/painting.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace gremio::ui {

namespace {

qreal digitWidth(const QFontMetricsF& metrics)
{
    qreal widest = 0;
    for (ushort digit = u'0'; digit <= u'9'; ++digit) {
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    }
    return widest;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Calls draw(part, x) for each cell and run between cells; returns the whole width.
template <typename Draw>
qreal eachCell(const QFontMetricsF& metrics, const QString& text, Draw draw)
{
    const qreal cell = digitWidth(metrics);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            const QString digit = text.mid(i, 1);
            draw(digit, x + (cell - metrics.horizontalAdvance(digit)) / 2);
            x += cell;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text[end])) {
            ++end;
        }
        const QString run = text.mid(i, end - i);
        draw(run, x);
        x += metrics.horizontalAdvance(run);
        i = end;
    }
    return x;
}

qreal baseline(const QRectF& rect, const QFontMetricsF& metrics, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignTop) {
        return rect.top() + metrics.ascent();
    }
    if (alignment & Qt::AlignBottom) {
        return rect.bottom() - metrics.descent();
    }
    // Ascent and descent in whole px, half of what is left above, as browsers place a line: with it text lies
    // on the same pixel in every box of the same height.
    const qreal ascent = std::round(metrics.ascent());
    const qreal above = std::floor((rect.height() - ascent - std::round(metrics.descent())) / 2);
    return std::round(rect.top()) + above + ascent;
}

qreal startX(const QRectF& rect, qreal width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight) {
        return rect.right() - width;
    }
    if (alignment & Qt::AlignHCenter) {
        return rect.left() + (rect.width() - width) / 2;
    }
    return rect.left();
}

/// Device pixels per unit, where they do not fall together (150 %); 1 where nothing need be snapped.
qreal brokenScale(const QPainter& painter)
{
    const QTransform& device = painter.deviceTransform();
    const qreal scale = device.m11();
    const bool whole = device.type() > QTransform::TxScale || qFuzzyCompare(scale, std::round(scale));
    return whole ? 1 : scale;
}

/// The rect with its sides on the edges of device pixels, or its lines would be grey and of two widths.
QRectF snapped(const QPainter& painter, const QRectF& rect)
{
    const QTransform& device = painter.deviceTransform();
    const QRectF mapped = device.mapRect(rect);
    const QRectF whole(QPointF(std::round(mapped.left()), std::round(mapped.top())),
        QPointF(std::round(mapped.right()), std::round(mapped.bottom())));
    return device.inverted().mapRect(whole);
}

} // namespace

QPointF snappedToPixels(const QPainter& painter, const QPointF& point)
{
    if (brokenScale(painter) == 1)
        return {std::round(point.x()), std::round(point.y())};
    return snapped(painter, QRectF(point, QSizeF())).topLeft();
}

void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& edge,
    qreal edgeWidth, Qt::PenStyle style)
{
    const qreal scale = brokenScale(painter);
    const QRectF box = scale == 1 ? rect : snapped(painter, rect);
    const qreal line = scale == 1 ? edgeWidth : std::max(1.0, std::floor(edgeWidth * scale)) / scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (edge.isValid() && style == Qt::SolidLine) {
        // Two fills, not a stroke: the edge then has the same crispness at every pixel ratio.
        painter.setPen(Qt::NoPen);
        QPainterPath ring;
        ring.addRoundedRect(box, radius, radius);
        const QRectF inside = box.adjusted(line, line, -line, -line);
        const qreal inner = std::max(0.0, radius - line);
        if (fill.isValid()) {
            QPainterPath ground;
            const QRectF under = box.adjusted(line / 2, line / 2, -line / 2, -line / 2);
            const qreal middle = std::max(0.0, radius - line / 2);
            ground.addRoundedRect(under, middle, middle);
            painter.fillPath(ground, fill);
        }
        ring.addRoundedRect(inside, inner, inner);
        ring.setFillRule(Qt::OddEvenFill);
        painter.fillPath(ring, edge);
    } else {
        painter.setPen(edge.isValid() ? QPen(edge, line, style) : QPen(Qt::NoPen));
        painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
        const qreal half = edge.isValid() ? line / 2 : 0;
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), std::max(0.0, radius - half),
            std::max(0.0, radius - half));
    }
    painter.restore();
}

void paintFocusInside(QPainter& painter, const QRectF& rect, qreal radius, const QColor& color)
{
    paintBox(painter, rect, radius, {}, color, 2);
}

QMargins shadowMargins()
{
    return {16, 12, 16, 20};
}

void paintShadow(QPainter& painter, const QRectF& box, qreal radius, bool dark)
{
    // A blur of 16 px (a Gaussian of sigma 8), approximated by its integral along the distance to the edge.
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF under = box.translated(0, 4);
    const double strength = dark ? 0.50 : 0.14;
    double laid = 0;
    for (int distance = 15; distance >= -12; --distance) {
        const double wanted = strength * 0.5 * std::erfc(distance / (8.0 * std::sqrt(2.0)));
        const double alpha = (wanted - laid) / (1 - laid);
        laid = wanted;
        if (alpha <= 0) {
            continue;
        }
        QColor color(Qt::black);
        color.setAlphaF(static_cast<float>(alpha));
        painter.setBrush(color);
        const qreal corner = std::max(1.0, radius + distance);
        painter.drawRoundedRect(under.adjusted(-distance, -distance, distance, distance), corner, corner);
    }
    painter.restore();
}

void paintText(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color,
    const QString& text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font, painter.device());
    // A pixel of grace: layouts round widths, and must not cut what fits.
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width() + 1);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(startX(rect, metrics.horizontalAdvance(shown), alignment),
                         baseline(rect, metrics, alignment)),
        shown);
}

void paintTabular(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color,
    const QString& text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font, painter.device());
    const qreal width = eachCell(metrics, text, [](const QString&, qreal) {});
    const qreal left = startX(rect, width, alignment);
    const qreal y = baseline(rect, metrics, alignment);
    painter.setFont(font);
    painter.setPen(color);
    eachCell(
        metrics, text, [&](const QString& part, qreal x) { painter.drawText(QPointF(left + x, y), part); });
}

qreal tabularWidth(const QFont& font, const QString& text)
{
    return eachCell(QFontMetricsF(font), text, [](const QString&, qreal) {});
}

int textWidth(const QFont& font, const QString& text)
{
    return static_cast<int>(std::lround(QFontMetricsF(font).horizontalAdvance(text)));
}

QColor mixed(const QColor& under, const QColor& over, qreal amount)
{
    const auto mix = [amount](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * amount)); };
    return QColor(
        mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

} // namespace gremio::ui
