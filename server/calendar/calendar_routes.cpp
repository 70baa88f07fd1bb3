// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/calendar/calendar_routes.h"

#include "server/api/route_table.h"
#include "server/calendar/calendar_service.h"

namespace gremio::api {

/// The address is told once; what there is apart from that can be asked for.
template <>
struct TaggedPart<CalendarFeed> {
    static CalendarFeed of(const CalendarFeed& feed)
    {
        CalendarFeed known;
        known.createdAt = feed.createdAt;
        return known;
    }
};

} // namespace gremio::api

namespace gremio::calendar {

namespace {

using api::Access;

constexpr auto mediaType = "text/calendar; charset=utf-8";

struct SessionPath {
    SessionId id;
    static constexpr auto fields() { return fieldList(field("id", &SessionPath::id, "The session")); }
};

struct FeedPath {
    QString secret;
    static constexpr auto fields()
    {
        return fieldList(field("secret", &FeedPath::secret, "The secret of the address", Length{1, 100}));
    }
};

} // namespace

void addCalendarRoutes(api::RouteTable& routes, const CalendarService& calendar)
{
    routes.get("/sessions/:id.ics", "getSessionFile")
        .tag("calendar")
        .summary("A session as a file for calendar programs")
        .description("iCalendar (RFC 5545), with the times by the clock of your zone.")
        .access(Access::signedIn())
        .path<SessionPath>()
        .answersBytes(mediaType)
        .problems({ErrorCode::NotFound})
        .read([&calendar](auto& call) {
            return api::Bytes{calendar.session(call.tx, call.caller.user, call.path.id), {},
                {{"Content-Disposition", "attachment; filename=\"session.ics\""}}};
        });
    routes.get("/calendar/feed", "getCalendarFeed")
        .tag("calendar")
        .summary("Whether calendar programs can read your sessions, and since when")
        .access(Access::signedIn())
        .answers<CalendarFeed>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return CalendarService::feed(call.tx, call.caller.user); });
    routes.put("/calendar/feed", "renewCalendarFeed")
        .tag("calendar")
        .summary("A new secret address under which calendar programs read your sessions")
        .description("The former one leads nowhere from then on. The address is told here and never again.")
        .access(Access::signedIn())
        .refusesAccessKeys()
        .answers<CalendarFeed>()
        .problems({ErrorCode::NotFound})
        .replace([](auto& call) { return CalendarService::feed(call.tx, call.caller.user); },
            [&calendar](auto& call) { return calendar.renewFeed(call.tx, call.caller.user); });
    routes.remove("/calendar/feed", "removeCalendarFeed")
        .tag("calendar")
        .summary("Take the secret address back")
        .access(Access::signedIn())
        .refusesAccessKeys()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .replace([](auto& call) { return CalendarService::feed(call.tx, call.caller.user); },
            [](auto& call) { CalendarService::removeFeed(call.tx, call.caller.user); });
    routes.get("/calendar/:secret.ics", "readCalendarFeed")
        .tag("calendar")
        .summary("The sessions of whoever made the address: from 90 days ago on")
        .access(Access::anyone())
        .path<FeedPath>()
        .answersBytes(mediaType)
        .problems({ErrorCode::NotFound})
        .read([&calendar](auto& call) { return api::Bytes{calendar.sessions(call.tx, call.path.secret)}; });
}

} // namespace gremio::calendar
