// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/availability/availability_controller.h"
#include "client/availability/availability_draft.h"
#include "shared/core/clock.h"

#include <QWidget>

class QBoxLayout;

namespace gremio::ui {
class Banner;
class Button;
class Card;
class ErrorState;
class IconLabel;
class Label;
class Menu;
class Segmented;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class AvailabilityRules;
class ExceptionList;
class MonthStrip;
class WeekPainter;
class WeekView;

/// When I can be met: the week to be painted, what goes with it, the dates that differ; look.md, screen 8.
/// Nothing is saved by accident: the foot counts what changed; Ctrl+Z takes a change back.
class AvailabilityPane : public QWidget {
    Q_OBJECT

public:
    AvailabilityPane(const AvailabilityStore& store, AvailabilityController& controller, const Clock& clock,
        QWidget* parent = nullptr);

    bool hasChanges() const { return m_draft.changesFrom(m_saved) > 0; }
    void undo();
    void redo();

Q_SIGNALS:
    void saved();
    /// undo() brings it back.
    void discarded();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class View { EveryWeek, Dates };

    QWidget* buildWeek();
    QWidget* buildFoot();
    QWidget* buildSide();
    void connectParts();
    void follow();
    void fill();
    void fillDates();
    void showWeek(Date date);
    void readPainted();
    void readRules();
    /// The draft becomes this one, and can be taken back.
    void change(const AvailabilityDraft& draft);
    void refreshFoot();
    void saySum();
    void sayErrors();
    void save();
    void discard();
    void askCopy(int weekday, const QRect& globalAnchor);
    void setView(View view);
    void retranslate();
    QTimeZone zone() const;
    Date today() const;

    const AvailabilityStore& m_store;
    AvailabilityController& m_controller;
    const Clock& m_clock;
    AvailabilityDraft m_saved;
    AvailabilityDraft m_draft;
    std::vector<AvailabilityDraft> m_before; ///< for undo, the last change at the end
    std::vector<AvailabilityDraft> m_after; ///< for redo
    AvailabilityDraft m_sent; ///< whose blocks the save's errors count
    Date m_monday{};

    QBoxLayout* m_columns;
    QWidget* m_form;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_error;
    ui::Segmented* m_view;
    ui::Label* m_sum;
    ui::Segmented* m_mode;
    ui::Button* m_copy;
    ui::Menu* m_copyMenu;
    WeekPainter* m_painter;
    WeekView* m_dates;
    ui::Banner* m_problem;
    QWidget* m_dot; ///< there are changes
    ui::Label* m_count;
    ui::Button* m_discard;
    ui::Button* m_save;
    ui::Card* m_monthCard;
    MonthStrip* m_month;
    ui::Card* m_rulesCard;
    AvailabilityRules* m_rules;
    ExceptionList* m_exceptions;
    ui::IconLabel* m_note;
};

} // namespace gremio
