// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/mentorship_pushes.h"

#include "server/mentorship/mentorship_events.h"

#include <array>

namespace gremio::mentorship {

MentorshipPushes::MentorshipPushes(
    realtime::EventTable& events, realtime::Hub& hub, MentorshipService& service)
    : m_hub(hub)
    , m_service(service)
    , m_tellRequest(events.tells<MentorshipRequest>(
          "request:changed", "mentorship", "A request of one's own was sent or settled; what it is now"))
    , m_tellMentorship(events.tells<Mentorship>(
          "mentorship:changed", "mentorship", "A mentorship of one's own began or ended; what it is now"))
{
}

void MentorshipPushes::listen(storage::EventBus& bus)
{
    bus.afterCommit<RequestSent>(
        [this](const RequestSent& event) { requestChanged(event.request, event.mentor, event.apprentice); });
    bus.afterCommit<RequestSettled>([this](const RequestSettled& event) {
        requestChanged(event.request, event.mentor, event.apprentice);
    });
    bus.afterCommit<MentorshipStarted>([this](const MentorshipStarted& event) {
        mentorshipChanged(event.mentorship, event.mentor, event.apprentice);
    });
    bus.afterCommit<MentorshipEnded>([this](const MentorshipEnded& event) {
        mentorshipChanged(event.mentorship, event.mentor, event.apprentice);
    });
}

void MentorshipPushes::requestChanged(MentorshipRequestId id, UserId mentor, UserId apprentice)
{
    m_pushes.changed(id.uuid(), [this, id, mentor, apprentice](storage::Transaction& tx) {
        const MentorshipRequest request = m_service.request(tx, mentor, id);
        m_hub.tell(std::array{mentor, apprentice}, m_tellRequest, request);
    });
}

void MentorshipPushes::mentorshipChanged(MentorshipId id, UserId mentor, UserId apprentice)
{
    m_pushes.changed(id.uuid(), [this, id, mentor, apprentice](storage::Transaction& tx) {
        const Mentorship mentorship = m_service.mentorship(tx, mentor, id);
        m_hub.tell(std::array{mentor, apprentice}, m_tellMentorship, mentorship);
    });
}

} // namespace gremio::mentorship
