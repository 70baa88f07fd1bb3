// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/scheduling/session_papers.h"
#include "client/scheduling/session_timeline.h"
#include "client/scheduling/session_view.h"
#include "client/state/chat_store.h"
#include "client/state/session_steps.h"
#include "client/words/person_words.h"
#include "client/words/session_words.h"
#include "client/words/time_words.h"

using namespace Qt::StringLiterals;

// What happened to the session, as far as the server tells: in one line of time with the chat and the
// reviews.
namespace gremio {

namespace {

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
        entries.push_back({at, glyph, words, when, {}, {}});
        return entries.back();
    };
    const bool proposed = session.bookedBy == session.mentor.id;
    if (session.bookedBy == me)
        say(session.createdAt, ui::Icon::CalendarPlus,
            proposed ? tr("You proposed it") : tr("You booked it"));
    else
        say(session.createdAt, ui::Icon::CalendarPlus,
            proposed ? tr("%1 proposed it").arg(name) : tr("%1 booked it").arg(name));
    const bool mentors = session.mentor.id == me;
    const auto& mine = mentors ? session.mentorCameAt : session.apprenticeCameAt;
    const auto& theirs = mentors ? session.apprenticeCameAt : session.mentorCameAt;
    if (mine)
        say(*mine, ui::Icon::User, tr("You came"));
    if (theirs)
        say(*theirs, ui::Icon::User, tr("%1 came").arg(name));
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
    if (session.settledAt) {
        using enum SessionStatus;
        QString end = SessionWords::status(session, me, now);
        if (session.status == Cancelled && session.cancelledBy)
            end = *session.cancelledBy == me ? tr("You cancelled it") : tr("%1 cancelled it").arg(name);
        if (session.cancelReason)
            end = tr("%1: “%2”", "what happened, why").arg(end, session.cancelReason->simplified());
        say(*session.settledAt, session.status == Completed ? ui::Icon::CircleCheck : ui::Icon::X, end);
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
