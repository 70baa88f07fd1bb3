// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session_changes.h"
#include "shared/protocol/slot.h"

/// Of free time and sessions; see examples.h.
namespace gremio::test::examples {

Session cancelledSession();
Session plainSession();
Availability availability();
AvailabilityException exception();
SlotList slotList();
Hold hold();

BookSessionBody bookSessionBody();
AvailabilityExceptionBody exceptionBody();

template <class Visit>
void schedulingAnswers(Visit&& visit)
{
    visit("scheduling", "Session", cancelledSession());
    visit("scheduling", "Session, the least", plainSession());
    visit("scheduling", "SessionPage", Page<Session>{{plainSession()}, QStringLiteral("b3BhcXVl")});
    visit("scheduling", "Availability", availability());
    visit("scheduling", "AvailabilityExceptionList", AvailabilityExceptionList{{exception()}});
    visit("scheduling", "SlotList", slotList());
    visit("scheduling", "Hold", hold());
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
}

} // namespace gremio::test::examples
