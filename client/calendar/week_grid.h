// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_axis.h"

#include <QAbstractScrollArea>

namespace gremio {

/// What a week's views share: days as columns with a header, hours as rows with a gutter, the cursor and its
/// keys, scrolling, what a screen reader is told. What stands in the week is up to the class that derives.
class WeekGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    const WeekAxis& axis() const { return m_axis; }
    /// 52 unless told.
    void setHourHeight(int pixels);
    int hourHeight() const { return m_hourHeight; }
    /// Scrolls so that this time of day is near the top.
    void scrollToMinutes(int minutes);

    /// A place of the grid, in minutes on the axis.
    struct Cell {
        int day = 0;
        int minute = 0;

        bool operator==(const Cell&) const = default;
    };
    Cell cursorCell() const { return m_cursor; }
    /// Ends a selection that was being extended.
    void setCursorCell(Cell cell);
    /// What Shift and the arrows hold: from the quarter where it began to the cursor's; the cursor's quarter
    /// alone if nothing is extended.
    WeekAxis::Stretch selected() const;
    bool isExtending() const { return m_anchor.has_value(); }

    /// In the viewport's coordinates, in sight or not.
    QRect rectOf(const WeekAxis::Stretch& stretch) const;
    /// The quarter under a point of the viewport; nothing over header and gutter.
    std::optional<Cell> cellAt(const QPoint& point) const;
    void reveal(const WeekAxis::Stretch& stretch);

    /// Something in the week that has a name, for screen readers.
    struct Item {
        QString name;
        QRect rect; ///< in the viewport
        bool current = false;
        bool canPress = false;
    };
    /// The cursor's cell first, then what stands in the week, by time.
    std::vector<Item> items() const;
    /// As if Enter were pressed with the cursor on it.
    void press(int item);

Q_SIGNALS:
    void cursorMoved();
    /// -1: the week before, 1: the week after.
    void weekWanted(int weeks);
    /// Esc, with nothing being dragged or extended.
    void cancelled();

protected:
    explicit WeekGrid(QWidget* parent);

    void setAxis(const WeekAxis& axis);
    void stopExtending();
    /// Where days and hours are, below the header and right of the gutter.
    QRect body() const;
    QRect headerRect(int day) const;
    virtual int headerHeight() const = 0;
    virtual int gutterWidth() const = 0;
    virtual void paintHour(QPainter& painter, const WeekAxis::Hour& hour, const QRect& line) const = 0;
    virtual void paintHeader(QPainter& painter, int day, const QRect& rect) const = 0;
    virtual void paintCorner(QPainter&, const QRect&) const { }
    /// Below the hour lines.
    virtual void paintGround(QPainter&) const { }
    /// Above them.
    virtual void paintContent(QPainter& painter) const = 0;
    virtual bool isRestDay(int day) const = 0;

    /// What stands in the week, without the cursor's cell.
    virtual std::vector<Item> contents() const = 0;
    virtual QString cellName(Cell cell) const = 0;
    /// The cursor onto that one of contents().
    virtual void goTo(int item) = 0;
    /// Enter.
    virtual void activate() = 0;
    /// Esc: true if there was something to break off.
    virtual bool breakOff() { return false; }

    /// A line of one device pixel (or the nearest to one unit), to the right or down.
    static void paintLine(
        QPainter& painter, const QPoint& from, int length, Qt::Orientation way, const QColor& color);

    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    /// Says the cursor's place to screen readers.
    void tell();

private:
    int columnLeft(int day) const;
    int yOf(int minute) const;
    void arrange();
    void moveCursor(int days, int minutes, bool extend);
    void paintGrid(QPainter& painter) const;
    void paintVoids(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;

    WeekAxis m_axis;
    int m_hourHeight = 52;
    Cell m_cursor{0, 9 * 60};
    std::optional<int> m_anchor; ///< a quarter of the cursor's day
    int m_wantedTop = 8 * 60; ///< until it was laid out for the first time
    bool m_laidOut = false;
};

} // namespace gremio
