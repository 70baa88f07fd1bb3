// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/calendar/week_grid.h"

namespace gremio {

/// The free time of every week, to be painted: the same week without dates. Blocks of a day that touch or
/// overlap become one; all lie on quarters of an hour.
///
/// Mouse: drag over a day paints or erases, drag an end of a block moves it.
/// Keyboard: arrows move, Shift extends, Space and Enter paint or erase what is extended or the cursor's
/// hour; Delete erases; Esc breaks off.
class WeekPainter : public WeekGrid {
    Q_OBJECT

public:
    explicit WeekPainter(QWidget* parent = nullptr);

    /// As they are painted: sorted, merged. Says nothing, breaks off a stroke.
    void setBlocks(const std::vector<DayBlock>& blocks);
    const std::vector<DayBlock>& blocks() const { return m_blocks; }
    void setErasing(bool erasing);
    bool isErasing() const { return m_erasing; }
    /// Blocks that were not taken, and why: drawn with a danger edge until the next stroke.
    void setErrors(const std::vector<std::pair<DayBlock, QString>>& errors);

    /// Sorted and merged; what is empty or no day of a week left out.
    static std::vector<DayBlock> tidied(std::vector<DayBlock> blocks);
    /// The same with that stretch added or taken away.
    static std::vector<DayBlock> painted(
        const std::vector<DayBlock>& blocks, const DayBlock& stroke, bool erase);
    /// `from`'s blocks on each of those days instead of their own.
    static std::vector<DayBlock> copied(
        const std::vector<DayBlock>& blocks, int from, const std::vector<int>& to);
    /// 0: of the whole week.
    static int minutesOf(const std::vector<DayBlock>& blocks, int weekday = 0);
    /// "09:00", by the locale; the end of the day is 24:00.
    static QString timeWords(int minutes);
    /// "24.5 h", by the locale.
    static QString hoursWords(int minutes);

Q_SIGNALS:
    /// A stroke is over and something is another than before it.
    void blocksChanged();
    /// The copy mark in a day's header, or C with the cursor on the day.
    void copyWanted(int weekday, const QRect& globalAnchor);

protected:
    int headerHeight() const override { return 40; }
    int gutterWidth() const override { return 56; }
    void paintHour(QPainter& painter, const WeekAxis::Hour& hour, const QRect& line) const override;
    void paintHeader(QPainter& painter, int day, const QRect& rect) const override;
    void paintContent(QPainter& painter) const override;
    bool isRestDay(int day) const override { return day >= 5; }
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
    enum class Doing { Nothing, Painting, Erasing, MovingBegin, MovingEnd };
    struct Stroke {
        Doing doing = Doing::Nothing;
        Cell begin;
        QPoint start; ///< in the viewport
        bool dragged = false;
        DayBlock block; ///< whose end is moved
        std::vector<DayBlock> before;
    };

    QRect rectOfBlock(const DayBlock& block) const;
    const DayBlock* blockAt(const QPoint& point) const;
    const DayBlock* blockUnder(Cell cell) const;
    /// What pressing there would do.
    Doing doingAt(const QPoint& point) const;
    QRect copyRect(int day) const;
    void follow(const QPoint& point);
    void hover(const QPoint& point);
    void finish(const std::vector<DayBlock>& before);
    QString errorOf(const DayBlock& block) const;
    void paintBlock(QPainter& painter, const DayBlock& block) const;

    std::vector<DayBlock> m_blocks;
    std::vector<std::pair<DayBlock, QString>> m_errors;
    bool m_erasing = false;
    Stroke m_stroke;
    std::optional<DayBlock> m_hovered;
    int m_hoveredDay = -1;
};

} // namespace gremio
