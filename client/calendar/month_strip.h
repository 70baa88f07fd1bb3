// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/focus_ring.h"
#include "shared/core/calendar.h"

#include <QWidget>

#include <set>

namespace gremio {

/// A small month to jump by: six weeks, the chosen week tinted, today as a disc, a dot under days that hold
/// something. Arrows move, PageUp and PageDown turn the month, Enter and a click choose.
class MonthStrip : public QWidget {
    Q_OBJECT

public:
    explicit MonthStrip(QWidget* parent = nullptr);

    /// Shows its month and tints its week; says nothing.
    void setChosen(Date date);
    Date chosen() const { return m_chosen; }
    void setToday(const std::optional<Date>& today);
    void setMarked(const std::set<Date>& marked);
    /// What a mark says, for those who are read to: "with sessions".
    void setMarkWords(const QString& words);
    /// The first day of the month that is shown.
    Date month() const { return m_month; }
    /// A Monday, in or before that month; so many days are shown from there on.
    Date firstShown() const;
    static constexpr int daysShown = 42;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void dateChosen(Date date);
    /// Another month is shown: what is marked there is wanted.
    void monthShown(Date firstDay);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRect dayRect(int index) const;
    int dayAt(const QPoint& point) const;
    void turn(int months);
    void moveTo(Date date);
    void tell();

    Date m_chosen{};
    Date m_cursor{};
    Date m_month{};
    std::optional<Date> m_today;
    std::set<Date> m_marked;
    QString m_markWords;
    int m_hovered = -1;
};

} // namespace gremio
