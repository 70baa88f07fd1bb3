// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/icon.h"

#include "client/ui/painting.h"
#include "client/ui/tokens.h"

#include <QtCore/QFile>
#include <QtGui/QPaintDevice>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <cmath>

// The resources are in a static library: outside any namespace, as Q_INIT_RESOURCE wants it.
static void initResources()
{
    Q_INIT_RESOURCE(gremio_ui);
}

namespace gremio::ui {

namespace {

using namespace Qt::StringLiterals;

QByteArray resource(const QString& path)
{
    static const bool once = (initResources(), true);
    Q_UNUSED(once)
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("gremio::ui: no resource %s", qPrintable(path));
    }
    return file.readAll();
}

/// The drawing with our line and the word's colour. The line is given in Lucide's 24 units.
QByteArray drawing(Icon icon, int box, const QColor& color)
{
    const IconToken& token = iconTokens()[static_cast<std::size_t>(icon) - 1];
    QByteArray svg = resource(u":/gremio/icons/"_qs + QLatin1StringView(token.file) + u".svg"_qs);
    // Lucide fills its 24 units to the edge; ours keeps more air in the box. The line is ours too, in px.
    constexpr double air = 27.2;
    const double line = (box <= 16 ? 1.4 : 1.5) * air / box;
    const double from = (24.0 - air) / 2;
    svg.replace("viewBox=\"0 0 24 24\"",
        "viewBox=\"" + QByteArray::number(from) + ' ' + QByteArray::number(from) + ' '
            + QByteArray::number(air) + ' ' + QByteArray::number(air) + '"');
    svg.replace("stroke-width=\"2\"", "stroke-width=\"" + QByteArray::number(line, 'f', 3) + "\"");
    if (icon == Icon::StarFilled) {
        svg.replace("fill=\"none\"", "fill=\"currentColor\"");
        svg.replace("stroke=\"currentColor\"", "stroke=\"none\"");
    }
    svg.replace("currentColor", color.name().toLatin1());
    return svg;
}

void renderShield(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& letter)
{
    QByteArray svg = resource(u":/gremio/brand/gremio.svg"_qs);
    svg.replace("#0D686E", fill.name().toLatin1());
    svg.replace("#FFFFFF", letter.name().toLatin1());
    QSvgRenderer(svg).render(&painter, rect);
}

} // namespace

QPixmap iconPixmap(Icon icon, int box, const QColor& color, qreal devicePixelRatio)
{
    if (icon == Icon::None) {
        return {};
    }
    const QString key =
        u"gremio-%1-%2-%3-%4"_qs.arg(static_cast<int>(icon)).arg(box).arg(color.rgba()).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const int side = static_cast<int>(std::ceil(box * devicePixelRatio));
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(drawing(icon, box, color)).render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, int box, const QColor& color)
{
    if (icon == Icon::None) {
        return;
    }
    const QPointF corner = rect.center() - QPointF(box / 2.0, box / 2.0);
    painter.drawPixmap(snappedToPixels(painter, corner),
        iconPixmap(icon, box, color, painter.device()->devicePixelRatioF()));
}

QIcon tintedIcon(Icon icon, const QColor& color, int box)
{
    QIcon result;
    for (const qreal ratio : {1.0, 1.5, 2.0}) {
        result.addPixmap(iconPixmap(icon, box, color, ratio));
    }
    return result;
}

void paintBrand(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& letter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    renderShield(painter, rect, fill, letter);
    painter.restore();
}

QIcon brandIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderShield(painter, QRectF(0, 0, side, side), tokenColor(Color::Accent, false),
            tokenColor(Color::OnAccent, false));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace gremio::ui
