// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/session_event_words.h"

#include "client/words/person_words.h"
#include "client/words/session_words.h"

namespace gremio {

using enum SessionEventKind;

QString SessionEventWords::say(const SessionEvent& event, const Session& session, const UserId& me)
{
    const Person& other = session.mentor.id == me ? session.apprentice : session.mentor;
    const QString name = PersonWords::first(other.displayName);
    const QString words = !event.by ? nobodys(event.kind)
        : *event.by == me           ? mine(event.kind, name)
                                    : theirs(event.kind, name);
    const bool ends = event.kind == Cancelled || event.kind == Declined;
    if (!ends || !session.cancelReason)
        return words;
    return tr("%1: “%2”", "what happened, why").arg(words, session.cancelReason->simplified());
}

QString SessionEventWords::mine(SessionEventKind kind, const QString& name)
{
    switch (kind) {
    case Booked:
        return tr("You booked it");
    case Proposed:
        return tr("You proposed it");
    case Confirmed:
        return tr("You confirmed it");
    case Declined:
        return tr("You declined it");
    case Moved:
        return tr("You moved it");
    case MoveAsked:
        return tr("You asked for another time");
    case MoveConfirmed:
        return tr("You agreed to the other time");
    case MoveDeclined:
        return tr("You declined the other time");
    case MoveWithdrawn:
        return tr("You took back the other time");
    case Came:
        return tr("You came");
    case Completed:
        return tr("You marked it as completed");
    case NoShow:
        return tr("You said that %1 did not come").arg(name);
    case Cancelled:
        return tr("You cancelled it");
    case MoveLapsed:
    case Lapsed:
        break;
    }
    return nobodys(kind);
}

QString SessionEventWords::theirs(SessionEventKind kind, const QString& name)
{
    switch (kind) {
    case Booked:
        return tr("%1 booked it").arg(name);
    case Proposed:
        return tr("%1 proposed it").arg(name);
    case Confirmed:
        return tr("%1 confirmed it").arg(name);
    case Declined:
        return tr("%1 declined it").arg(name);
    case Moved:
        return tr("%1 moved it").arg(name);
    case MoveAsked:
        return tr("%1 asked for another time").arg(name);
    case MoveConfirmed:
        return tr("%1 agreed to the other time").arg(name);
    case MoveDeclined:
        return tr("%1 declined the other time").arg(name);
    case MoveWithdrawn:
        return tr("%1 took back the other time").arg(name);
    case Came:
        return tr("%1 came").arg(name);
    case Completed:
        return tr("%1 marked it as completed").arg(name);
    case NoShow:
        return tr("%1 said that you did not come").arg(name);
    case Cancelled:
        return tr("%1 cancelled it").arg(name);
    case MoveLapsed:
    case Lapsed:
        break;
    }
    return nobodys(kind);
}

QString SessionEventWords::nobodys(SessionEventKind kind)
{
    switch (kind) {
    case Booked:
        return tr("Booked");
    case Proposed:
        return tr("Proposed");
    case Confirmed:
        return tr("Confirmed");
    case Declined:
        return tr("Declined");
    case Moved:
    case MoveConfirmed:
        return tr("Moved");
    case MoveAsked:
        return tr("Another time was asked for");
    case MoveDeclined:
        return tr("The other time was declined");
    case MoveWithdrawn:
        return tr("The other time was taken back");
    case MoveLapsed:
        return tr("Nobody agreed to the other time before it came");
    case Came:
        return tr("Somebody came");
    case Completed:
        return tr("Completed");
    case NoShow:
        return tr("One of you did not come");
    case Cancelled:
        return tr("Cancelled");
    case Lapsed:
        return tr("Not confirmed in time");
    }
    return {};
}

QString SessionEventWords::times(const SessionEvent& event, Instant now, const QTimeZone& zone)
{
    const auto say = [&](const SessionTime& time) {
        return tr("%1 %2", "day, from and to")
            .arg(SessionWords::shortDay(time.startsAt, now, zone),
                SessionWords::span(time.startsAt, time.endsAt, zone));
    };
    switch (event.kind) {
    case Moved:
    case MoveConfirmed:
        return event.from && event.to
            ? tr("%1 → %2", "a time, the time it was moved to").arg(say(*event.from), say(*event.to))
            : QString();
    case MoveAsked:
        return event.to ? say(*event.to) : QString();
    default:
        return {};
    }
}

std::vector<SessionEvent> knownEvents(const Session& session)
{
    std::vector<SessionEvent> events;
    const auto add = [&](SessionEventKind kind, Instant at, const std::optional<UserId>& by) {
        events.push_back({static_cast<int>(events.size()) + 1, kind, at, by, {}, {}});
    };
    add(session.bookedBy == session.mentor.id ? Proposed : Booked, session.createdAt, session.bookedBy);
    if (session.mentorCameAt)
        add(Came, *session.mentorCameAt, session.mentor.id);
    if (session.apprenticeCameAt)
        add(Came, *session.apprenticeCameAt, session.apprentice.id);
    if (!session.settledAt)
        return events;
    if (session.status == SessionStatus::Completed)
        add(Completed, *session.settledAt, {});
    else if (session.status == SessionStatus::NoShow)
        add(NoShow, *session.settledAt, session.mentorCameAt ? session.mentor.id : session.apprentice.id);
    else if (session.cancelledBy)
        add(Cancelled, *session.settledAt, session.cancelledBy);
    else
        add(Lapsed, *session.settledAt, {});
    return events;
}

} // namespace gremio
