// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/scheduling_examples.h"

#include "tests/contract/example_parts.h"

using namespace Qt::StringLiterals;

namespace gremio::test::examples {

namespace {

constexpr qint64 hour = 3'600'000;

} // namespace

Session cancelledSession()
{
    Session session;
    session.id = id<SessionId>(30);
    session.status = SessionStatus::Cancelled;
    session.mentor = ada();
    session.apprentice = gone();
    session.bookedBy = id<UserId>(2);
    session.startsAt = at(0);
    session.endsAt = at(hour);
    session.medium = SessionMedium::InPerson;
    session.place = u"Café \"Gijón\""_s;
    session.agenda = u"Joins,\nparte 2 🎓"_s;
    session.move = SessionMove{id<UserId>(1), at(hour), at(2 * hour)};
    session.cancelReason = u"Gripe"_s;
    session.cancelledBy = id<UserId>(1);
    session.mentorCameAt = at(1);
    session.apprenticeCameAt = at(2);
    session.sequence = 3;
    session.createdAt = at(3);
    session.settledAt = at(4);
    return session;
}

Session plainSession()
{
    Session session;
    session.id = id<SessionId>(31);
    session.status = SessionStatus::InProgress;
    session.mentor = ada();
    session.apprentice = gone();
    session.bookedBy = id<UserId>(1);
    session.startsAt = at(0);
    session.endsAt = at(hour);
    session.createdAt = at(3);
    return session;
}

Page<SessionEvent> sessionEvents()
{
    const SessionTime first{at(0), at(hour)};
    const SessionTime second{at(hour), at(2 * hour)};
    return {{{1, SessionEventKind::Booked, at(1), id<UserId>(2), {}, first},
                {2, SessionEventKind::MoveConfirmed, at(2), id<UserId>(1), first, second},
                {3, SessionEventKind::Lapsed, at(3), {}, {}, {}}},
        u"b3BhcXVl"_s};
}

Availability availability()
{
    Availability week;
    week.timeZone = u"Europe/Madrid"_s;
    week.blocks = {{1, u"09:00"_s, u"13:30"_s}, {7, u"22:00"_s, u"24:00"_s}};
    week.lengths = {45, 30};
    week.noticeMinutes = 120;
    week.bufferBeforeMinutes = 5;
    week.bufferAfterMinutes = 10;
    week.horizonDays = 90;
    return week;
}

AvailabilityExceptionBody exceptionBody()
{
    return {ExceptionKind::Less, u"2026-11-23"_s, u"2026-11-24"_s, u"09:00"_s, u"11:00"_s, u"Dentist"_s};
}

AvailabilityException exception()
{
    AvailabilityException exception;
    static_cast<AvailabilityExceptionBody&>(exception) = exceptionBody();
    exception.id = id<AvailabilityExceptionId>(32);
    return exception;
}

SlotList slotList()
{
    return {u"Europe/Madrid"_s, u"America/New_York"_s, 45, {45, 30}, {{at(0), u"2026-09-21"_s}}};
}

Notification notification()
{
    return {id<NotificationId>(34), NotificationKind::SessionReminder, at(0), plainSession(), 15};
}

CalendarFeed calendarFeed()
{
    return {u"https://mentor.example.org/api/v1/calendar/x-_.ics"_s, at(0)};
}

Hold hold()
{
    return {id<HoldId>(33), id<UserId>(1), at(0), at(hour), at(300'000)};
}

SessionNotes sessionNotes()
{
    SessionNotes notes;
    notes.mine = u"Ask about her \"thesis\""_s;
    notes.shared = u"Read chapter 3\ny el 4"_s;
    notes.theirs = u"Send the draft"_s;
    return notes;
}

CalendarDays calendarDays()
{
    return {{{u"2026-12-25"_s, u"Navidad"_s}, {u"2027-01-06"_s, u"Reyes"_s}}};
}

BookSessionBody bookSessionBody()
{
    BookSessionBody body;
    body.mentorId = id<UserId>(1);
    body.startsAt = at(0);
    body.minutes = 60;
    body.medium = SessionMedium::InPerson;
    body.place = u"Café"_s;
    body.agenda = u"Joins"_s;
    return body;
}

} // namespace gremio::test::examples
