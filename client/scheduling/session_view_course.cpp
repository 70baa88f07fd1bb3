// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_papers.h"
#include "client/scheduling/session_timeline.h"
#include "client/scheduling/session_view.h"
#include "client/state/chat_store.h"
#include "client/state/session_steps.h"
#include "client/words/person_words.h"
#include "client/words/session_event_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

using namespace Qt::StringLiterals;

// What happened to the session, in one line of time with the chat and the reviews.
namespace gremio {

namespace {

ui::Icon iconOf(SessionEventKind kind)
{
    using enum SessionEventKind;
    switch (kind) {
    case Booked:
    case Proposed:
        return ui::Icon::CalendarPlus;
    case Confirmed:
        return ui::Icon::Check;
    case Moved:
    case MoveAsked:
    case MoveConfirmed:
        return ui::Icon::Clock;
    case Came:
        return ui::Icon::User;
    case Completed:
        return ui::Icon::CircleCheck;
    case Declined:
    case MoveDeclined:
    case MoveWithdrawn:
    case MoveLapsed:
    case NoShow:
    case Cancelled:
    case Lapsed:
        break;
    }
    return ui::Icon::X;
}

/// Markdown's marks are no part of what was said.
QString plain(const QString& message)
{
    QString text = message.simplified();
    return text.remove(u"**"_s).remove(u'`');
}

} // namespace

void SessionView::loadTalk()
{
    const auto session = m_calendar.find(m_id);
    if (!session || m_clock.now() < SessionPapers::talkFrom(*session))
        return;
    if (const auto chat = m_chats.privateChatWith(otherOf(*session, m_session.user().id).id))
        m_papers.loadTalk(*session, *chat);
}

void SessionView::fillCourse(const Session& session, Instant now)
{
    const UserId me = m_session.user().id;
    const QTimeZone zone = TimeWords::zoneOf(m_session.user().timeZone);
    const QString name = PersonWords::first(otherOf(session, me).displayName);
    std::vector<TimelineEntry> entries;
    const auto say = [&](Instant at, ui::Icon glyph, const QString& words) -> TimelineEntry& {
        const QString when = tr("%1, %2", "day, time")
                                 .arg(SessionWords::shortDay(at, now, zone), SessionWords::time(at, zone));
        entries.push_back({at, glyph, words, when, {}, {}, {}});
        return entries.back();
    };
    m_papers.loadEvents(session);
    std::vector<SessionEvent> events = m_papers.events(session.id);
    if (events.empty())
        events = knownEvents(session);
    for (const SessionEvent& event : events) {
        TimelineEntry& entry = say(event.at, iconOf(event.kind), SessionEventWords::say(event, session, me));
        entry.times = SessionEventWords::times(event, now, zone);
    }
    if (const SessionPapers::Talk talk = m_papers.talk(session.id); talk.count > 0) {
        TimelineEntry& said = say(talk.firstAt, ui::Icon::MessageSquare,
            talk.atLeast ? tr("More than %n message(s) in the chat around it", nullptr, talk.count)
                         : tr("%n message(s) in the chat around it", nullptr, talk.count));
        for (const Message& message : talk.last)
            said.lines << (message.senderId == me
                    ? tr("You: %1", "what was said").arg(plain(message.content))
                    : tr("%1: %2", "who, what was said").arg(name, plain(message.content)));
        said.link = tr("Open chat");
    }
    const SessionReviews& reviews = m_reviewStore.ofSession(session.id).value;
    if (reviews.own)
        say(reviews.own->createdAt, ui::Icon::Star,
            tr("You wrote a review: %1 of 5", "stars").arg(reviews.own->rating));
    if (reviews.other)
        say(reviews.other->createdAt, ui::Icon::Star,
            tr("%1 wrote a review: %2 of 5", "a first name, stars").arg(name).arg(reviews.other->rating));
    m_course->present(tr("What happened"), std::move(entries));
}

} // namespace gremio
