// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/state/review_store.h"
#include "client/state/session_store.h"

#include <QTimer>
#include <QWidget>

class QAction;

namespace gremio::ui {
class Avatar;
class Banner;
class Button;
class Card;
class IconButton;
class IconLabel;
class Label;
class LinkButton;
class Menu;
class ScrollColumn;
class StateTag;
class Tag;
} // namespace gremio::ui

namespace gremio {

class AgendaCard;
class ChatStore;
class NotesCard;
class ReviewCard;
class ReviewController;
class SessionPapers;
class SessionTimeline;

/// One session: left reads (what, when, with whom, reviews, agenda, what happened, notes), right acts.
class SessionView : public QWidget {
    Q_OBJECT

public:
    struct Around {
        const SessionCalendar& calendar;
        const SlotStore& slotStore;
        const SessionStore& session;
        const ChatStore& chats;
        ReviewStore& reviews;
        SessionsController& controller;
        ReviewController& reviewController;
        SessionPapers& papers;
        const Clock& clock;
    };
    explicit SessionView(const Around& around, QWidget* parent = nullptr);

    void open(const SessionId& id);
    const SessionId& session() const { return m_id; }
    void follow();
    void focusFirst();
    /// The keyboard to where the review is written, once it can be.
    void focusReview();

Q_SIGNALS:
    void backWanted();
    void joinWanted(const gremio::SessionId& id);
    void chatWanted(const gremio::UserId& other);
    void rescheduleWanted(const gremio::SessionId& id);
    void said(const QString& words, bool bad);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildWhat();
    QWidget* buildActions();
    void buildCalendarMenu();
    void connectPapers();
    void fill(const Session& session);
    void fillTimes(const Session& session, Instant now);
    void fillMove(const Session& session, Instant now);
    void fillCourse(const Session& session, Instant now);
    void fillCalendar(const Session& session, Instant now);
    void loadTalk();
    void askWhere();
    void fillActions(const Session& session, Instant now);
    void act(SessionsController::Step step);
    void askReason(SessionsController::Step step, QWidget* anchor);

    const SessionCalendar& m_calendar;
    const SlotStore& m_slots;
    const SessionStore& m_session;
    const ChatStore& m_chats;
    const ReviewStore& m_reviewStore;
    SessionsController& m_controller;
    SessionPapers& m_papers;
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
    ReviewCard* m_reviews;
    AgendaCard* m_agenda;
    SessionTimeline* m_course;
    NotesCard* m_notes;
    QTimer m_talkSoon;
    bool m_reviewWanted = false; ///< the keyboard goes there once it can be written
    ui::Label* m_panelTitle;
    ui::Label* m_note;
    ui::Banner* m_problem;
    ui::Button* m_join;
    ui::Button* m_confirm;
    ui::Button* m_complete;
    ui::Button* m_missed;
    ui::Button* m_chat;
    ui::Button* m_toCalendar;
    ui::Menu* m_calendarMenu;
    QAction* m_openCalendar;
    QAction* m_saveCalendar;
    ui::Button* m_reschedule;
    ui::Button* m_decline;
    ui::Button* m_cancel;
};

} // namespace gremio
