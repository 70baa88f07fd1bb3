// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/tokens.h"

#include <QtCore/QMargins>
#include <QtCore/QRectF>
#include <QtGui/QFontMetricsF>

class QPainter;

namespace gremio::ui {

/// A box whose 1 px (or wider) edge lies wholly inside rect. An invalid colour leaves fill or edge out.
void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill,
    const QColor& edge = {}, qreal edgeWidth = 1, Qt::PenStyle style = Qt::SolidLine);

/// The nearest point where a device pixel begins: what is drawn from there is crisp at every ratio.
QPointF snappedToPixels(const QPainter& painter, const QPointF& point);
/// The 2 px focus line, inside rect.
void paintFocusInside(QPainter& painter, const QRectF& rect, qreal radius, const QColor& color);

/// The one shadow (0 4 16), to be painted before the box it belongs to; needs shadowMargins() of room.
void paintShadow(QPainter& painter, const QRectF& box, qreal radius, bool dark);
QMargins shadowMargins();

/// One line of text, elided at the end when it does not fit; vertically centred unless flags say otherwise.
void paintText(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color,
    const QString& text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// Digits in cells of one width, so that what ticks or lines up does not dance; other characters as they are.
/// Never elided.
void paintTabular(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& color,
    const QString& text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
qreal tabularWidth(const QFont& font, const QString& text);

/// Width of a text as paintText draws it, rounded to whole px.
int textWidth(const QFont& font, const QString& text);

/// Colour laid over another, 0 to 1.
QColor mixed(const QColor& under, const QColor& over, qreal amount);

} // namespace gremio::ui
