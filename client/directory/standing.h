// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/mentor_card.h"
#include "client/state/chat_store.h"
#include "client/state/mentorship_store.h"
#include "client/state/request_store.h"
#include "client/state/session_store.h"
#include "shared/core/clock.h"

#include <QCoreApplication>

namespace gremio {

/// How I stand to a mentor, from what the stores know.
class Standings {
    Q_DECLARE_TR_FUNCTIONS(Standings)

public:
    Standings(const SessionStore& session, const RequestStore& requests, const MentorshipStore& mentorships,
        const ChatStore& chats, const Clock& clock)
        : m_session(session)
        , m_requests(requests)
        , m_mentorships(mentorships)
        , m_chats(chats)
        , m_clock(clock)
    {
    }

    Standing to(const UserId& mentor) const;
    /// Without a connection nobody knows who is there.
    void setConnected(bool connected) { m_connected = connected; }

private:
    Standing withoutPresence(const UserId& mentor) const;

    const SessionStore& m_session;
    const RequestStore& m_requests;
    const MentorshipStore& m_mentorships;
    const ChatStore& m_chats;
    const Clock& m_clock;
    bool m_connected = false;
};

} // namespace gremio
