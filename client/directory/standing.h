// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/directory/mentor_card.h"
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
        const Clock& clock)
        : m_session(session)
        , m_requests(requests)
        , m_mentorships(mentorships)
        , m_clock(clock)
    {
    }

    Standing to(const UserId& mentor) const;

private:
    const SessionStore& m_session;
    const RequestStore& m_requests;
    const MentorshipStore& m_mentorships;
    const Clock& m_clock;
};

} // namespace gremio
