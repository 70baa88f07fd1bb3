// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/session_calendar.h"

#include "client/state/session_steps.h"

#include <algorithm>

namespace gremio {

namespace {

template <class Wanted>
std::vector<Session> sorted(const QHash<SessionId, Session>& all, Wanted wanted)
{
    std::vector<Session> found;
    for (const Session& session : all) {
        if (wanted(session))
            found.push_back(session);
    }
    std::sort(found.begin(), found.end(), [](const Session& a, const Session& b) {
        return std::tie(a.startsAt, a.id) < std::tie(b.startsAt, b.id);
    });
    return found;
}

/// Answers and events come over different connections. The sequence only tells of what a calendar shows.
bool isOlder(const Session& told, const Session& known)
{
    if (told.sequence != known.sequence)
        return told.sequence < known.sequence;
    const auto lacks = [](const auto& a, const auto& b) { return !a.has_value() && b.has_value(); };
    return lacks(told.settledAt, known.settledAt) || lacks(told.mentorCameAt, known.mentorCameAt)
        || lacks(told.apprenticeCameAt, known.apprenticeCameAt);
}

} // namespace

std::vector<Session> SessionCalendar::upcoming(Instant now) const
{
    return sorted(m_sessions, [now](const Session& session) { return isUpcoming(session, now); });
}

std::vector<Session> SessionCalendar::past(Instant now) const
{
    auto found = sorted(m_sessions, [&](const Session& session) {
        return !isUpcoming(session, now) && (!m_pastEnd || session.startsAt >= *m_pastEnd);
    });
    std::reverse(found.begin(), found.end());
    return found;
}

std::vector<Session> SessionCalendar::between(Instant from, Instant to) const
{
    return sorted(
        m_sessions, [&](const Session& session) { return session.startsAt < to && session.endsAt > from; });
}

std::optional<Session> SessionCalendar::find(const SessionId& id) const
{
    const auto place = m_sessions.constFind(id);
    return place == m_sessions.constEnd() ? std::nullopt : std::optional(*place);
}

int SessionCalendar::askingMe(const UserId& me, Instant now) const
{
    return static_cast<int>(std::count_if(m_sessions.begin(), m_sessions.end(),
        [&](const Session& session) { return stepsOf(session, me, now).asksMe(); }));
}

void SessionCalendar::begin(Part part)
{
    const auto before = state(part).state;
    stateOf(part).begin();
    if (state(part).state != before)
        Q_EMIT changed();
}

void SessionCalendar::set(Part part, const std::vector<Session>& sessions, bool hasMore)
{
    for (const Session& session : sessions)
        take(session);
    if (part == Part::Past)
        m_pastEnd = hasMore && !sessions.empty() ? std::optional(sessions.back().startsAt) : std::nullopt;
    stateOf(part).succeed({}, {});
    Q_EMIT changed();
    Q_EMIT loaded(part);
}

void SessionCalendar::confirm(Part part)
{
    const bool news = state(part).stale || !state(part).isLoaded();
    stateOf(part).confirm();
    if (news)
        Q_EMIT changed();
    Q_EMIT loaded(part);
}

void SessionCalendar::fail(Part part, const ApiError& error)
{
    stateOf(part).fail(error);
    Q_EMIT changed();
}

void SessionCalendar::put(const Session& session)
{
    if (take(session))
        Q_EMIT changed();
}

bool SessionCalendar::take(const Session& session)
{
    const auto place = m_sessions.find(session.id);
    if (place == m_sessions.end()) {
        m_sessions.insert(session.id, session);
        return true;
    }
    if (*place == session || isOlder(session, *place))
        return false;
    *place = session;
    return true;
}

void SessionCalendar::forget(const SessionId& id)
{
    if (m_sessions.remove(id) > 0)
        Q_EMIT changed();
}

void SessionCalendar::setBusy(const SessionId& id, bool busy)
{
    if (busy)
        m_busy.insert(id);
    else
        m_busy.remove(id);
    Q_EMIT changed();
}

} // namespace gremio
