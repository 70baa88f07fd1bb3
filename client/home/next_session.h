// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/scheduling/sessions_controller.h"
#include "client/state/session_store.h"
#include "client/ui/card.h"

#include <QSet>
#include <QTimer>

namespace gremio::ui {
class Avatar;
class Button;
class Label;
class Tag;
} // namespace gremio::ui

namespace gremio {

/// The next session across the page, with a countdown; hidden while there is none.
class NextSession : public ui::Card {
    Q_OBJECT

public:
    NextSession(const SessionCalendar& calendar, const SlotStore& slotStore, const SessionStore& session,
        SessionsController& controller, const Clock& clock, QWidget* parent = nullptr);

    /// Brings it up to date, and says whether there is one.
    bool follow();
    void setConnected(bool connected);
    /// Which one is shown.
    const std::optional<SessionId>& session() const { return m_id; }

Q_SIGNALS:
    void joinWanted(const gremio::SessionId& id);
    void openWanted(const gremio::SessionId& id);
    void chatWanted(const gremio::UserId& other);

private:
    std::optional<Session> next() const;
    void askZone(const Session& session);
    void tick();
    QString line(const Session& session, Instant now) const;

    const SessionCalendar& m_calendar;
    const SlotStore& m_slots;
    const SessionStore& m_session;
    SessionsController& m_controller;
    const Clock& m_clock;
    std::optional<SessionId> m_id;
    QSet<UserId> m_asked; ///< mentors whose zone was asked for
    bool m_connected = true;
    QTimer m_second;
    ui::Avatar* m_avatar;
    ui::Label* m_heading;
    ui::Tag* m_role;
    ui::Label* m_title;
    ui::Label* m_line;
    ui::Label* m_countdown;
    ui::Label* m_until;
    ui::Button* m_chat;
    ui::Button* m_details;
    ui::Button* m_join;
};

} // namespace gremio
