// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/booking_dialog.h"
#include "client/scheduling/week_pane.h"
#include "client/ui/page.h"

#include <QTimer>

class QStackedWidget;

namespace gremio {

class ChatStore;
class ReviewController;
class ReviewStore;
class SessionList;
class SessionPapers;
class SessionView;
class SessionsHead;

/// My sessions: a week, a list of what is to come, what is over; and one session with all it says.
class SessionsPage : public ui::Page {
    Q_OBJECT

public:
    struct Stores {
        const SessionCalendar& calendar;
        const SlotStore& slotStore;
        const MentorshipStore& mentorships;
        const SessionStore& session;
        const ChatStore& chats;
        ReviewStore& reviews;
        ReviewController& reviewController;
        SessionPapers& papers;
    };
    SessionsPage(
        const Stores& stores, SessionsController& controller, const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    bool isEdgeToEdge() const override { return true; }
    void activated() override;
    void chosenAgain() override;

    void openSession(const SessionId& id);
    /// The session, with the keyboard in its review.
    void openReview(const SessionId& id);
    /// Opens the dialog over whatever page is shown.
    void book(const BookingWish& wish, QWidget* anyWidget);
    /// Says that I am there, and goes to where the two meet.
    void join(const SessionId& id);
    void setConnected(bool connected);

Q_SIGNALS:
    void said(const QString& words, bool bad);
    /// Where a session takes place, or is talked about.
    void chatWanted(const gremio::UserId& other);
    void findWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class View { Week, List, History };
    void connectParts();
    void choose(View view);
    void turn(int weeks);
    void showWeek(const QDate& monday);
    void showMonth(QWidget* anchor);
    /// again: also where they are the same, with the words of now.
    void fillPartners(bool again = false);
    void follow();
    void bookHere(const std::optional<Instant>& startsAt, int minutes);
    void reschedule(const SessionId& id, const std::optional<Instant>& startsAt);
    void tell(SessionsController::Step step, const Session& session);

    Stores m_stores;
    SessionsController& m_controller;
    const Clock& m_clock;
    View m_view = View::Week;
    QTimer m_minute; ///< now goes on
    std::vector<WeekPane::Partner> m_partners;
    QStackedWidget* m_stack;
    QWidget* m_body;
    QStackedWidget* m_views;
    SessionsHead* m_head;
    WeekPane* m_week;
    SessionList* m_list;
    SessionList* m_history;
    SessionView* m_one;
};

} // namespace gremio
