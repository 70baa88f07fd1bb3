// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class QHBoxLayout;

namespace gremio::ui {
class Button;
class ComboBox;
class IconButton;
class Label;
class Segmented;
} // namespace gremio::ui

namespace gremio {

class RangeButton;

/// The heading of the sessions page: which week, how sessions are shown, whose free time. One line where
/// there is room for all of it, else two: neither the title nor the dates are ever cut.
class SessionsHead : public QWidget {
    Q_OBJECT

public:
    explicit SessionsHead(QWidget* parent = nullptr);

    void showWeek(const QDate& monday);
    /// What belongs to the week is there only while one is shown.
    void setWeekShown(bool shown);
    /// There is somebody to meet.
    void setSomebody(bool somebody);
    ui::Segmented* views() const { return m_views; }
    ui::ComboBox* free() const { return m_free; }
    ui::Button* book() const { return m_book; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void todayWanted();
    /// -1 and 1.
    void turnWanted(int weeks);
    /// A month to choose a week from, at that button.
    void monthWanted(QWidget* anchor);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void retranslate();

    QDate m_monday;
    bool m_weekShown = true;
    bool m_somebody = false;
    bool m_twoLines = false;
    QHBoxLayout* m_first;
    QHBoxLayout* m_second;
    QWidget* m_where; ///< today, back, on, the dates
    ui::Label* m_title;
    ui::Button* m_today;
    ui::IconButton* m_back;
    ui::IconButton* m_on;
    RangeButton* m_range;
    ui::Segmented* m_views;
    ui::ComboBox* m_free;
    ui::Button* m_book;
};

} // namespace gremio
