// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <vector>

namespace gremio::ui {

/// The true shape of rows that are still loading. Invisible for the first 150 ms; breathes slowly where the
/// system allows motion, stands still where it does not.
class Skeleton : public QWidget {
    Q_OBJECT

public:
    enum class Shape { Circle, Bar };
    /// x, y, width, height in a row; negative x counts from the right edge; a width of 0 to 1 is a share.
    struct Piece {
        Shape shape;
        double x, y, width, height;
    };

    /// Rows of an avatar (40), two lines and a short bar at the right, `rowHeight` apart with rules between.
    explicit Skeleton(int rows, int rowHeight = 56, QWidget* parent = nullptr);

    void setRows(int rows, int rowHeight);
    void setPieces(std::vector<Piece> pieces);
    /// Cards with so much room between them, instead of rows with rules; it is part of rowHeight.
    void setCardGap(int gap);
    /// How long nothing is shown; for tests.
    void setDelay(int milliseconds);
    bool isDrawn() const { return m_drawn; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    int m_rows;
    int m_rowHeight;
    int m_cardGap = 0;
    std::vector<Piece> m_pieces;
    QTimer m_delay;
    int m_ticker = 0;
    int m_tick = 0;
    bool m_drawn = false;
};

} // namespace gremio::ui
