// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/calendar_day.h"
#include "shared/protocol/calendar_feed.h"
#include "shared/protocol/notification.h"
#include "shared/protocol/notification_preferences.h"
#include "shared/protocol/session_changes.h"
#include "shared/protocol/session_event.h"
#include "shared/protocol/session_notes.h"
#include "shared/protocol/slot.h"

/// Of free time and sessions; see examples.h.
namespace gremio::test::examples {

Session cancelledSession();
Session plainSession();
Page<SessionEvent> sessionEvents();
Availability availability();
AvailabilityException exception();
SlotList slotList();
Hold hold();
Notification notification();
CalendarFeed calendarFeed();
SessionNotes sessionNotes();
CalendarDays calendarDays();

BookSessionBody bookSessionBody();
AvailabilityExceptionBody exceptionBody();

template <class Visit>
void schedulingAnswers(Visit&& visit)
{
    visit("scheduling", "Session", cancelledSession());
    visit("scheduling", "Session, the least", plainSession());
    visit("scheduling", "SessionPage", Page<Session>{{plainSession()}, QStringLiteral("b3BhcXVl")});
    visit("scheduling", "SessionEventPage", sessionEvents());
    visit("scheduling", "Availability", availability());
    visit("scheduling", "AvailabilityExceptionList", AvailabilityExceptionList{{exception()}});
    visit("scheduling", "SlotList", slotList());
    visit("scheduling", "Hold", hold());
    visit("scheduling", "Notification", notification());
    visit("scheduling", "NotificationPreferences", NotificationPreferences{{60, 5}, false});
    visit("scheduling", "CalendarFeed", calendarFeed());
    visit("scheduling", "SessionNotes", sessionNotes());
    visit("scheduling", "CalendarDays", calendarDays());
    visit("scheduling", "SlotsChanged", SlotsChanged{hold().mentorId});
}

template <class Visit>
void schedulingRequests(Visit&& visit)
{
    visit("scheduling", "Availability that is sent", availability());
    visit("scheduling", "BookSessionBody", bookSessionBody());
    visit("scheduling", "AvailabilityExceptionBody", exceptionBody());
    visit("scheduling", "HoldBody", HoldBody{hold().mentorId, hold().startsAt, 60});
    visit("scheduling", "CancelSessionBody", CancelSessionBody{QStringLiteral("\"Gripe\"")});
    visit("scheduling", "RescheduleBody", RescheduleBody{hold().startsAt, 30});
    visit("scheduling", "SessionDetailsBody",
        SessionDetailsBody{SessionMedium::InPerson, QStringLiteral("Café"), QStringLiteral("Joins")});
    visit("scheduling", "SessionNotesBody", SessionNotesBody{sessionNotes()});
    visit("scheduling", "CalendarDays that are sent", calendarDays());
    visit("scheduling", "NotificationPreferences that are sent", NotificationPreferences::usual());
}

} // namespace gremio::test::examples
