// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mentorship/mentorship_service.h"
#include "server/realtime/hub/hub.h"
#include "server/realtime/hub/state_pushes.h"

namespace gremio::mentorship {

/// Tells mentor and apprentice what becomes of their requests and mentorships, once it is committed.
class MentorshipPushes {
public:
    /// All outlive it, and it outlives the bus's last event.
    MentorshipPushes(realtime::EventTable& events, realtime::Hub& hub, MentorshipService& service);

    /// Before EventBus::freeze().
    void listen(storage::EventBus& bus);
    void start(storage::Database& database) { m_pushes.start(database); }

private:
    void requestChanged(MentorshipRequestId id, UserId mentor, UserId apprentice);
    void mentorshipChanged(MentorshipId id, UserId mentor, UserId apprentice);

    realtime::Hub& m_hub;
    MentorshipService& m_service;
    const realtime::Tell<MentorshipRequest> m_tellRequest;
    const realtime::Tell<Mentorship> m_tellMentorship;
    realtime::StatePushes m_pushes;
};

} // namespace gremio::mentorship
