// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mentorship/mentorship_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/mentorship/mentorship_service.h"

namespace gremio::mentorship {

namespace {

using api::Access;

struct RequestPath {
    MentorshipRequestId id;
    static constexpr auto fields() { return fieldList(field("id", &RequestPath::id, "The request")); }
};

struct MentorshipPath {
    MentorshipId id;
    static constexpr auto fields() { return fieldList(field("id", &MentorshipPath::id, "The mentorship")); }
};

/// What a cursor of these lists holds: the last item that was shown.
template <class IdType>
struct Seen {
    Instant at{};
    IdType id;
    static constexpr auto fields()
    {
        return fieldList(field("at", &Seen::at, "When it was made"), field("id", &Seen::id, "Which one"));
    }
};

template <class IdType>
std::optional<ListPosition> positionFrom(const std::optional<QString>& cursor)
{
    const auto seen = api::fromCursor<Seen<IdType>>(cursor);
    return seen ? std::optional(ListPosition{seen->at, seen->id.uuid()}) : std::nullopt;
}

template <class IdType, class T>
Page<T> pageFrom(Slice<T> slice)
{
    Page<T> page;
    page.items = std::move(slice.items);
    if (slice.next)
        page.nextCursor = api::toCursor(Seen<IdType>{slice.next->at, IdType(slice.next->id)});
    return page;
}

void addRequestRoutes(api::RouteTable& routes, MentorshipService& service)
{
    routes.get("/requests", "listRequests")
        .tag("requests")
        .summary("The requests that I sent and got, newest first")
        .access(Access::signedIn())
        .query<RequestQuery>()
        .answers<Page<MentorshipRequest>>()
        .read([&service](auto& call) {
            return pageFrom<MentorshipRequestId>(service.requests(
                call.tx, call.caller.user, call.query, positionFrom<MentorshipRequestId>(call.query.cursor)));
        });

    routes.post("/requests", "sendRequest")
        .tag("requests")
        .summary("Ask a mentor for mentoring")
        .description("The request waits 14 days for its answer. At most five may wait at the same time.")
        .access(Access::role(Role::Apprentice))
        .scope(AccessScope::WriteRequests)
        .body<CreateRequestBody>()
        .answers<MentorshipRequest>(201)
        .problems({ErrorCode::NotFound, ErrorCode::RequestToSelf, ErrorCode::RequestPending,
            ErrorCode::AlreadyInMentorship, ErrorCode::MentorUnavailable, ErrorCode::MentorFull,
            ErrorCode::TooManyOpenRequests})
        .write([&service](auto& call) { return service.send(call.tx, call.caller.user, call.body); });

    routes.get("/requests/:id", "getRequest")
        .tag("requests")
        .summary("One request that I sent or got")
        .access(Access::signedIn())
        .path<RequestPath>()
        .answers<MentorshipRequest>()
        .problems({ErrorCode::NotFound})
        .read([&service](auto& call) { return service.request(call.tx, call.caller.user, call.path.id); });

    routes.post("/requests/:id/accept", "acceptRequest")
        .tag("requests")
        .summary("Take the apprentice who asks")
        .description("Takes one of the mentor's places and opens the mentorship.")
        .access(Access::role(Role::Mentor))
        .scope(AccessScope::WriteRequests)
        .path<RequestPath>()
        .answers<AcceptedRequest>()
        .problems({ErrorCode::NotFound, ErrorCode::RequestNotPending, ErrorCode::MentorFull,
            ErrorCode::AlreadyInMentorship})
        .write([&service](auto& call) { return service.accept(call.tx, call.caller.user, call.path.id); });

    routes.post("/requests/:id/decline", "declineRequest")
        .tag("requests")
        .summary("Do not take the apprentice who asks")
        .access(Access::role(Role::Mentor))
        .scope(AccessScope::WriteRequests)
        .path<RequestPath>()
        .body<DeclineBody>()
        .answers<MentorshipRequest>()
        .problems({ErrorCode::NotFound, ErrorCode::RequestNotPending})
        .write([&service](auto& call) {
            return service.decline(call.tx, call.caller.user, call.path.id, call.body);
        });

    routes.post("/requests/:id/withdraw", "withdrawRequest")
        .tag("requests")
        .summary("Take back what I asked")
        .access(Access::role(Role::Apprentice))
        .scope(AccessScope::WriteRequests)
        .path<RequestPath>()
        .answers<MentorshipRequest>()
        .problems({ErrorCode::NotFound, ErrorCode::RequestNotPending})
        .write([&service](auto& call) { return service.withdraw(call.tx, call.caller.user, call.path.id); });
}

} // namespace

void addMentorshipRoutes(api::RouteTable& routes, MentorshipService& service)
{
    addRequestRoutes(routes, service);

    routes.get("/mentorships", "listMentorships")
        .tag("mentorships")
        .summary("The mentorships that I am part of, newest first")
        .access(Access::signedIn())
        .query<MentorshipQuery>()
        .answers<Page<Mentorship>>()
        .read([&service](auto& call) {
            return pageFrom<MentorshipId>(service.mentorships(
                call.tx, call.caller.user, call.query, positionFrom<MentorshipId>(call.query.cursor)));
        });

    routes.get("/mentorships/:id", "getMentorship")
        .tag("mentorships")
        .summary("One mentorship that I am part of")
        .access(Access::signedIn())
        .path<MentorshipPath>()
        .answers<Mentorship>()
        .problems({ErrorCode::NotFound})
        .read([&service](auto& call) { return service.mentorship(call.tx, call.caller.user, call.path.id); });

    routes.post("/mentorships/:id/end", "endMentorship")
        .tag("mentorships")
        .summary("End a mentorship that I am part of")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<MentorshipPath>()
        .answers<Mentorship>()
        .problems({ErrorCode::NotFound, ErrorCode::MentorshipNotActive})
        .write([&service](auto& call) { return service.end(call.tx, call.caller.user, call.path.id); });
}

} // namespace gremio::mentorship
