// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_grid.h"

namespace gremio {

/// A week: days as columns, hours as rows; free time as a tint, blocks over it, now as a line.
/// Days on which the clocks change are drawn as WeekAxis says.
///
/// Mouse: drag over a day chooses a time, drag a block proposes another time, a click opens a block.
/// Keyboard: arrows move the cursor by a quarter of an hour and a day, Ctrl+Up and Ctrl+Down by an hour,
/// Shift extends, Home and End go to the ends of the week, Enter chooses or opens, M takes the block under
/// the cursor along (Enter drops it), N and P go from block to block, Esc cancels, PageUp and PageDown ask
/// for another week.
///
/// It keeps nothing of its own but the cursor and what is being dragged: whoever owns it sets what is shown.
class WeekView : public WeekGrid {
    Q_OBJECT

public:
    explicit WeekView(QWidget* parent = nullptr);

    /// The days from `firstDay` on, by the clock of the zone. The cursor goes with it.
    void setWeek(Date firstDay, const QTimeZone& zone, int days = 7);
    /// Beside the hours, and where the difference changes noted on the day. nullopt or the same zone: none.
    void setSecondZone(const std::optional<QTimeZone>& zone);
    /// Two or three letters over the hours; the zones' cities ("MAD") if empty.
    void setZoneLabels(const QString& first, const QString& second);

    /// nullopt: no line, no day is today.
    void setNow(const std::optional<Instant>& now);
    void setFree(const std::vector<TimeSpan>& free);
    /// Said to screen readers of a free time: "Daniel is free".
    void setFreeName(const QString& name);
    void setBlocks(const std::vector<WeekBlock>& blocks);
    const std::vector<WeekBlock>& blocks() const { return m_blocks; }

    /// What dragging over a day (or Enter) may choose.
    enum class Choosing {
        Nothing,
        Free, ///< what lies within free time and overlaps no block that is on
        Any, ///< what overlaps no block that is on
    };
    void setChoosing(Choosing choosing);
    /// What a click, and Enter without Shift, choose. 60 unless told.
    void setUsualLength(std::chrono::minutes length);
    /// True: always that length, dragging only moves it.
    void setLengthFixed(bool fixed);
    /// Times before it cannot be chosen; nullopt: now.
    void setEarliest(const std::optional<Instant>& earliest);

    /// The time that is being booked, with a 2 px edge. nullopt: none.
    void setPicked(const std::optional<WeekBlock>& picked);
    const std::optional<WeekBlock>& picked() const { return m_picked; }

    /// In the viewport's coordinates, for what is shown beside it; null where out of the week.
    using WeekGrid::rectOf;
    QRect rectOf(const TimeSpan& span) const;
    QRect rectOfBlock(const QString& id) const;
    /// Scrolls so that it can be seen whole, if it can.
    using WeekGrid::reveal;
    void reveal(const TimeSpan& span);

    /// Where the cursor is: a quarter of an hour of a day.
    Instant cursorTime() const;
    void setCursorTime(Instant instant);
    /// The block under the cursor; empty if there is none.
    QString currentBlock() const;
    void setCurrentBlock(const QString& id);

Q_SIGNALS:
    /// Dragged over, clicked or Enter. To be answered with setPicked() or a dialog.
    void spanChosen(const TimeSpan& span);
    /// The same where it cannot be: it is not free, taken, or over.
    void spanRefused(const TimeSpan& span);
    void blockOpened(const QString& id);
    /// A movable block was dropped at another time, of the same length. Nothing moves until setBlocks().
    void blockMoved(const QString& id, const TimeSpan& to);

protected:
    int headerHeight() const override { return 48; }
    int gutterWidth() const override { return m_second ? 104 : 56; }
    void paintHour(QPainter& painter, const WeekAxis::Hour& hour, const QRect& line) const override;
    void paintHeader(QPainter& painter, int day, const QRect& rect) const override;
    void paintCorner(QPainter& painter, const QRect& rect) const override;
    void paintGround(QPainter& painter) const override;
    void paintContent(QPainter& painter) const override;
    bool isRestDay(int day) const override;
    std::vector<Item> contents() const override;
    QString cellName(Cell cell) const override;
    void goTo(int item) override;
    void activate() override;
    bool breakOff() override;

    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// Where a block stands of which a part is in the week.
    struct Placed {
        std::size_t block = 0;
        WeekAxis::Stretch stretch;
        Lane lane;
    };
    struct Drag {
        enum class Kind { None, Pressed, Choosing, Moving };
        Kind kind = Kind::None;
        QPoint start; ///< in the viewport
        Cell cell; ///< where it began
        QString block;
        std::chrono::milliseconds grabbed{}; ///< from the block's begin to the pointer
        TimeSpan span; ///< where it would go
    };

    struct BlockInk;

    void arrangeBlocks();
    QRect rectOf(const Placed& placed) const;
    const Placed* placedAt(const QPoint& point) const;
    const Placed* currentPlaced() const;
    const WeekBlock* blockOf(const QString& id) const;
    QString blockWords(const WeekBlock& block) const;
    bool canChoose(const TimeSpan& span, const QString& except = {}) const;
    /// The chosen length around what was dragged over.
    TimeSpan spanFrom(Cell from, Cell to) const;
    /// The usual length from there, or ending where the free time there ends.
    TimeSpan usualSpanAt(Cell cell) const;
    TimeSpan selectedSpan() const;
    void choose(const TimeSpan& span);
    void follow(const QPoint& point);
    void shiftMoving(int days, int minutes);
    void drop();
    void endDrag();
    /// Where its first part stands.
    QRect firstRectOf(const TimeSpan& span) const;
    BlockInk inkOf(const WeekBlock& block) const;
    void paintBlock(QPainter& painter, const WeekBlock& block, const QRect& rect, bool focused) const;
    void paintNow(QPainter& painter) const;
    void paintDragged(QPainter& painter) const;
    void paintPicked(QPainter& painter, const WeekBlock& block) const;
    /// In seconds: what the second zone's clocks are ahead of the first's.
    int differenceAt(Instant instant) const;
    /// What changes on that day, one line each: "25 h", "NYC −6 h".
    QStringList headerNotes(int day) const;
    QString zoneLabel(bool second) const;
    int dayOf(const std::optional<Instant>& instant) const;
    QString timeWords(Instant instant) const;
    QString spanWords(const TimeSpan& span) const;

    std::vector<TimeSpan> m_free;
    QString m_freeName;
    std::vector<WeekBlock> m_blocks;
    std::vector<Placed> m_placed;
    std::optional<WeekBlock> m_picked;
    std::optional<Instant> m_now;
    std::optional<Instant> m_earliest;
    std::optional<QTimeZone> m_second;
    QString m_firstLabel;
    QString m_secondLabel;
    Choosing m_choosing = Choosing::Nothing;
    std::chrono::minutes m_usual{60};
    bool m_fixed = false;
    Drag m_drag;
    bool m_byKeyboard = false; ///< a block is moved with the arrows
    QString m_current; ///< the block that the cursor chose; empty: the one that is under it
};

} // namespace gremio
