// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/directory/standing.h"

#include "client/chat/chat_words.h"
#include "client/words/time_words.h"

namespace gremio {

Standing Standings::to(const UserId& mentor) const
{
    Standing standing = withoutPresence(mentor);
    if (m_connected && m_chats.privateChatWith(mentor) && !m_chats.isBlocked(mentor))
        standing.presence = ChatWords::shown(m_chats.presence(mentor));
    return standing;
}

Standing Standings::withoutPresence(const UserId& mentor) const
{
    using Kind = Standing::Kind;
    const User& me = m_session.user();
    const QTimeZone zone = TimeWords::zoneOf(me.timeZone);
    if (mentor == me.id)
        return {.kind = Kind::Me, .words = tr("This is you")};
    for (const Mentorship& mentorship : m_mentorships.whereApprentice(me.id)) {
        if (mentorship.mentor.id == mentor)
            return {.kind = Kind::Mentored,
                .words = TimeWords::mentorSince(mentorship.startedAt, m_clock.now(), zone)};
    }
    if (m_requests.isAsking(mentor))
        return {.kind = Kind::Asking, .words = tr("Sending your request")};
    if (const auto open = m_requests.openTo(mentor))
        return {.kind = Kind::Asked,
            .words = TimeWords::requestSent(open->request.createdAt, m_clock.now(), zone)};
    return {.kind = m_session.has(Role::Apprentice) ? Kind::Stranger : Kind::OnlyLook, .words = {}};
}

} // namespace gremio
