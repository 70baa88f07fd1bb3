// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/ui/skeleton.h"

#include "client/ui/painting.h"
#include "client/ui/theme.h"

#include <QtCore/QTimerEvent>
#include <QtGui/QPainter>

#include <cmath>

namespace gremio::ui {

namespace {
constexpr int kDelay = 150; // ms: what comes sooner needs no shape
constexpr int kFrame = 50; // ms
constexpr int kBreath = 32; // frames
} // namespace

Skeleton::Skeleton(int rows, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_rowHeight(rowHeight)
    , m_pieces{{Shape::Circle, 16, 8, 40, 40}, {Shape::Bar, 68, 13, 0.24, 12}, {Shape::Bar, 68, 33, 0.48, 10},
          {Shape::Bar, -16, 23, 32, 10}}
{
    setAccessibleName(tr("Loading"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_drawn = true;
        if (Theme::of(this).motion()) {
            m_ticker = startTimer(kFrame);
        }
        update();
    });
}

void Skeleton::setRows(int rows, int rowHeight)
{
    m_rows = rows;
    m_rowHeight = rowHeight;
    updateGeometry();
    update();
}

void Skeleton::setPieces(std::vector<Piece> pieces)
{
    m_pieces = std::move(pieces);
    update();
}

void Skeleton::setCardGap(int gap)
{
    m_cardGap = gap;
    update();
}

void Skeleton::setDelay(int milliseconds)
{
    m_delay.setInterval(milliseconds);
}

QSize Skeleton::sizeHint() const
{
    return {320, m_rows * m_rowHeight};
}

void Skeleton::paintEvent(QPaintEvent*)
{
    if (!m_drawn) {
        return;
    }
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const double breath = 0.5 - 0.5 * std::cos(2 * M_PI * m_tick / kBreath);
    const QColor fill = mixed(theme.color(Color::Hover), theme.color(Color::NeutralSoft), breath * 0.6);
    for (int row = 0; row < m_rows; ++row) {
        const double top = row * m_rowHeight;
        if (m_cardGap > 0) {
            paintBox(painter, QRectF(0, top, width(), m_rowHeight - m_cardGap), radius::card,
                theme.color(Color::Surface), theme.color(Color::Border), 1);
        }
        for (const Piece& piece : m_pieces) {
            const double wide = piece.width <= 1 ? piece.width * width() : piece.width;
            // Rows that follow are a little different, as text is.
            const double varied =
                piece.width <= 1 && row % 2 == 1 ? wide * (piece.y < 20 ? 1.23 : 0.8) : wide;
            const double left = piece.x < 0 ? width() + piece.x - varied : piece.x;
            const double corner = piece.shape == Shape::Circle ? piece.height / 2 : radius::tag;
            paintBox(painter, QRectF(left, top + piece.y, varied, piece.height), corner, fill);
        }
        if (row > 0 && m_cardGap == 0) {
            painter.fillRect(QRectF(0, top, width(), 1), theme.color(Color::Border));
        }
    }
}

void Skeleton::showEvent(QShowEvent*)
{
    m_drawn = false;
    m_delay.start();
}

void Skeleton::hideEvent(QHideEvent*)
{
    m_delay.stop();
    m_drawn = false;
    if (m_ticker != 0) {
        killTimer(m_ticker);
        m_ticker = 0;
    }
}

void Skeleton::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_ticker) {
        m_tick = (m_tick + 1) % kBreath;
        update();
    }
}

} // namespace gremio::ui
