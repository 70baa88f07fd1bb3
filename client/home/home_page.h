// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/home/todo_list.h"
#include "client/scheduling/sessions_controller.h"
#include "client/state/chat_store.h"
#include "client/ui/page.h"
#include "shared/core/clock.h"

#include <QTimer>

class QGridLayout;
class QVBoxLayout;

namespace gremio::ui {
class Banner;
class PageHeader;
} // namespace gremio::ui

namespace gremio {

class HomeSection;
class NextSession;
class PersonRow;
class RequestController;
class UnreadChats;

/// What waits for me today: requests, people, things to do.
class HomePage : public ui::Page {
    Q_OBJECT

public:
    struct Stores {
        const SessionStore& session;
        const RequestStore& requests;
        const MentorshipStore& mentorships;
        const ProfileStore& profile;
        const ChatStore& chats;
        const Outbox& outbox;
        const SessionCalendar& calendar;
        const SlotStore& slotStore;
        const ReviewStore& reviews;
    };

    HomePage(const Stores& stores, RequestController& controller, SessionsController& sessions,
        const Clock& clock, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    /// Without a connection presence is not known.
    void setConnected(bool connected);
    bool isEdgeToEdge() const override { return true; }

Q_SIGNALS:
    void requestsWanted();
    void findWanted();
    void profileWanted();
    void messagesWanted();
    void chatWanted(const gremio::ChatId& id);
    void openMentorWanted(const gremio::UserId& mentor);
    void sayHelloWanted(const gremio::UserId& other);
    void bookWanted(const gremio::UserId& other, bool iMentor);
    void joinWanted(const gremio::SessionId& id);
    void sessionWanted(const gremio::SessionId& id);
    void sessionsWanted();
    void reviewWanted(const gremio::SessionId& id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow();
    void fillReceived();
    void fillSent();
    void fillPeople();
    void fillToday();
    void fillTodos();
    void place();
    void arrange(bool learns, bool mentors);
    QString ago(Instant then) const;

    Stores m_stores;
    RequestController& m_controller;
    SessionsController& m_sessions;
    const Clock& m_clock;
    TodoList m_todoList;
    QTimer m_minute;
    QTimer m_soon;
    ui::PageHeader* m_header;
    QGridLayout* m_grid;
    QVBoxLayout* m_left;
    QVBoxLayout* m_right;
    NextSession* m_next;
    HomeSection* m_today;
    HomeSection* m_received;
    HomeSection* m_sent;
    HomeSection* m_mentors;
    HomeSection* m_apprentices;
    UnreadChats* m_unread;
    HomeSection* m_todos;
    bool m_narrow = false;
};

} // namespace gremio
