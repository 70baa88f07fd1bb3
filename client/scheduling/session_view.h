// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/state/session_store.h"

#include <QWidget>

class QVBoxLayout;

namespace gremio::ui {
class Avatar;
class Banner;
class Button;
class Card;
class IconButton;
class IconLabel;
class Label;
class LinkButton;
class ScrollColumn;
class StateTag;
class Tag;
} // namespace gremio::ui

namespace gremio {

class NotesCard;

/// One session: left reads (what, when, with whom, agenda, what became of it), right acts.
class SessionView : public QWidget {
    Q_OBJECT

public:
    SessionView(const SessionCalendar& calendar, const SlotStore& slotStore, const SessionStore& session,
        SessionsController& controller, const Clock& clock, QWidget* parent = nullptr);

    void open(const SessionId& id);
    const SessionId& session() const { return m_id; }
    void follow();
    void focusFirst();

Q_SIGNALS:
    void backWanted();
    void joinWanted(const gremio::SessionId& id);
    void chatWanted(const gremio::UserId& other);
    void rescheduleWanted(const gremio::SessionId& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildWhat();
    QWidget* buildAgenda();
    QWidget* buildCourse();
    QWidget* buildActions();
    void fill(const Session& session);
    void fillTimes(const Session& session, Instant now);
    void fillMove(const Session& session, Instant now);
    void fillCourse(const Session& session, Instant now);
    void fillActions(const Session& session, Instant now);
    void act(SessionsController::Step step);
    void askReason(SessionsController::Step step, QWidget* anchor);

    const SessionCalendar& m_calendar;
    const SlotStore& m_slots;
    const SessionStore& m_session;
    SessionsController& m_controller;
    const Clock& m_clock;
    SessionId m_id;
    ui::IconButton* m_back;
    ui::LinkButton* m_crumb;
    ui::Label* m_crumbName;
    ui::ScrollColumn* m_left;
    ui::ScrollColumn* m_right;
    ui::Card* m_panel;
    ui::Avatar* m_avatar;
    ui::Label* m_title;
    ui::Label* m_who;
    ui::Tag* m_role;
    ui::StateTag* m_state;
    ui::IconLabel* m_when;
    ui::IconLabel* m_there;
    ui::IconLabel* m_medium;
    ui::Banner* m_clocks;
    ui::Banner* m_move;
    ui::Label* m_agendaTitle;
    ui::Label* m_agenda;
    NotesCard* m_notes;
    ui::Card* m_courseCard;
    ui::Label* m_courseTitle;
    QVBoxLayout* m_course;
    ui::Label* m_panelTitle;
    ui::Label* m_note;
    ui::Banner* m_problem;
    ui::Button* m_join;
    ui::Button* m_confirm;
    ui::Button* m_complete;
    ui::Button* m_missed;
    ui::Button* m_chat;
    ui::Button* m_reschedule;
    ui::Button* m_decline;
    ui::Button* m_cancel;
};

} // namespace gremio
