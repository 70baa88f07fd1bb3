// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/availability_routes.h"

#include "server/api/route_table.h"
#include "server/scheduling/availability_service.h"
#include "server/scheduling/calendar_service.h"

namespace gremio::scheduling {

namespace {

using api::Access;

struct MentorPath {
    UserId id;
    static constexpr auto fields() { return fieldList(field("id", &MentorPath::id, "The mentor")); }
};

struct ExceptionPath {
    AvailabilityExceptionId id;
    static constexpr auto fields() { return fieldList(field("id", &ExceptionPath::id, "The exception")); }
};

} // namespace

void addAvailabilityRoutes(api::RouteTable& routes, AvailabilityService& service)
{
    routes.get("/availability", "getAvailability")
        .tag("availability")
        .summary("When I can be met, every week")
        .access(Access::role(Role::Mentor))
        .answers<Availability>()
        .read([](auto& call) { return AvailabilityService::availability(call.tx, call.caller.user); });

    routes.put("/availability", "replaceAvailability")
        .tag("availability")
        .summary("Say when I can be met, every week")
        .description("Times are told by the clock of `timeZone` and stay put when the clocks change. What is "
                     "booked already stays booked.")
        .access(Access::role(Role::Mentor))
        .scope(AccessScope::WriteProfile)
        .body<Availability>()
        .answers<Availability>()
        .replace([](auto& call) { return AvailabilityService::availability(call.tx, call.caller.user); },
            [](auto& call) { return AvailabilityService::replace(call.tx, call.caller.user, call.body); });

    routes.get("/availability/exceptions", "listExceptions")
        .tag("availability")
        .summary("The dates on which I can be met less, more or not at all")
        .access(Access::role(Role::Mentor))
        .answers<AvailabilityExceptionList>()
        .read([](auto& call) { return AvailabilityService::exceptions(call.tx, call.caller.user); });

    routes.post("/availability/exceptions", "addException")
        .tag("availability")
        .summary("Say what differs on some dates")
        .description("What is taken away from a date wins over what is added to it.")
        .access(Access::role(Role::Mentor))
        .scope(AccessScope::WriteProfile)
        .body<AvailabilityExceptionBody>()
        .answers<AvailabilityException>(201)
        .problems({ErrorCode::TooManyExceptions})
        .write([](auto& call) {
            return AvailabilityService::addException(call.tx, call.caller.user, call.body);
        });

    routes.remove("/availability/exceptions/:id", "removeException")
        .tag("availability")
        .summary("These dates are like others again")
        .access(Access::role(Role::Mentor))
        .scope(AccessScope::WriteProfile)
        .path<ExceptionPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([](auto& call) {
            AvailabilityService::removeException(call.tx, call.caller.user, call.path.id);
        });

    routes.get("/calendar-days", "listCalendarDays")
        .tag("availability")
        .summary("The dates on which the organisation is closed")
        .access(Access::signedIn())
        .answers<CalendarDays>()
        .read([](auto& call) { return calendar::days(call.tx); });

    routes.put("/calendar-days", "replaceCalendarDays")
        .tag("availability")
        .summary("Say on which dates the organisation is closed")
        .description(
            "All of them. No mentor can be booked on these dates, by the clock of their zone, but in "
            "what they add as an exception. What is booked already stays booked.")
        .access(Access::role(Role::Admin))
        .body<CalendarDays>()
        .answers<CalendarDays>()
        .replace([](auto& call) { return calendar::lockedDays(call.tx); },
            [](auto& call) {
                return calendar::replace(call.tx, audit::Actor::user(call.caller.user), call.body);
            });

    routes.get("/mentors/:id/slots", "listSlots")
        .tag("availability")
        .summary("When a session with this mentor can start")
        .description("Instants, and the dates that they have in the zone that is asked for.")
        .access(Access::signedIn())
        .path<MentorPath>()
        .query<SlotQuery>()
        .answers<SlotList>()
        .problems({ErrorCode::NotFound})
        .read([&service](
                  auto& call) { return service.slots(call.tx, call.caller.user, call.path.id, call.query); });
}

} // namespace gremio::scheduling
