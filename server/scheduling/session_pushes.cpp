// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_pushes.h"

#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_service.h"

#include <array>

namespace gremio::scheduling {

SessionPushes::SessionPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_tell(events.tells<Session>(
          "session:changed", "sessions", "A session of one's own was booked or has changed; what it is now"))
    , m_tellSlots(events.tells<SlotsChanged>("slots:changed", "availability",
          "Other times can be booked with one's mentor: booked, held, given back or offered anew"))
{
}

void SessionPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<SessionChanged>([this](const SessionChanged& event) {
        sessionChanged(event.session, event.mentor, event.apprentice);
        slotsChanged(event.mentor);
    });
    bus.afterCommit<SessionNoted>([this](const SessionNoted& event) {
        if (event.shared)
            sessionChanged(event.session, event.mentor, event.apprentice);
        else // for their other devices
            tellOne(event.session, event.by);
    });
    bus.afterCommit<OfferChanged>([this](const OfferChanged& event) { slotsChanged(event.mentor); });
}

void SessionPushes::sessionChanged(SessionId id, UserId mentor, UserId apprentice)
{
    m_pushes.changed(id.uuid(), [this, id, mentor, apprentice](storage::Transaction& tx) {
        const Session session = SessionService::session(tx, mentor, id);
        m_hub.tell(std::array{mentor, apprentice}, m_tell, session);
    });
}

void SessionPushes::tellOne(SessionId id, UserId user)
{
    m_ownPushes.changed(id.uuid(), [this, id, user](storage::Transaction& tx) {
        m_hub.tell(user, m_tell, SessionService::session(tx, user, id));
    });
}

void SessionPushes::slotsChanged(UserId mentor)
{
    m_pushes.changed(mentor.uuid(), [this, mentor](storage::Transaction& tx) {
        std::vector<UserId> people = repository::apprenticesOf(tx, mentor);
        people.push_back(mentor);
        m_hub.tell(people, m_tellSlots, SlotsChanged{mentor});
    });
}

} // namespace gremio::scheduling
