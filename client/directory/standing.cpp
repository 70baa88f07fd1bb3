// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/standing.h"

#include "client/words/time_words.h"

namespace gremio {

Standing Standings::to(const UserId& mentor) const
{
    using Kind = Standing::Kind;
    const User& me = m_session.user();
    const QTimeZone zone = TimeWords::zoneOf(me.timeZone);
    if (mentor == me.id)
        return {Kind::Me, tr("This is you")};
    for (const Mentorship& mentorship : m_mentorships.whereApprentice(me.id)) {
        if (mentorship.mentor.id == mentor)
            return {Kind::Mentored, TimeWords::mentorSince(mentorship.startedAt, m_clock.now(), zone)};
    }
    if (m_requests.isAsking(mentor))
        return {Kind::Asking, tr("Sending your request")};
    if (const auto open = m_requests.openTo(mentor))
        return {Kind::Asked, TimeWords::requestSent(open->request.createdAt, m_clock.now(), zone)};
    return {m_session.has(Role::Apprentice) ? Kind::Stranger : Kind::OnlyLook, {}};
}

} // namespace gremio
