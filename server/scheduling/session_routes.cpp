// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/scheduling/session_routes.h"

#include "server/api/cursor.h"
#include "server/api/route_table.h"
#include "server/scheduling/session_service.h"

namespace gremio::api {

/// Who saves their own notes is not held up by what the other one shares meanwhile.
template <>
struct TaggedPart<SessionNotes> {
    static SessionNotes of(SessionNotes notes)
    {
        notes.theirs.clear();
        return notes;
    }
};

} // namespace gremio::api

namespace gremio::scheduling {

namespace {

using api::Access;

struct SessionPath {
    SessionId id;
    static constexpr auto fields() { return fieldList(field("id", &SessionPath::id, "The session")); }
};

struct HoldPath {
    HoldId id;
    static constexpr auto fields() { return fieldList(field("id", &HoldPath::id, "The hold")); }
};

/// What a cursor holds: the last session that was shown.
struct Seen {
    Instant startsAt{};
    SessionId id;
    static constexpr auto fields()
    {
        return fieldList(
            field("startsAt", &Seen::startsAt, "When it starts"), field("id", &Seen::id, "Which one"));
    }
};

/// What a cursor holds: the last event that was shown.
struct Told {
    int number = 0;
    static constexpr auto fields() { return fieldList(field("number", &Told::number, "Which one")); }
};

Page<SessionEvent> eventPage(storage::Transaction& tx, UserId user, SessionId id, const PageQuery& query)
{
    const auto told = api::fromCursor<Told>(query.cursor);
    Page<SessionEvent> page;
    page.items = SessionService::events(tx, user, id, told ? told->number : 0, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.resize(static_cast<std::size_t>(query.limit));
        page.nextCursor = api::toCursor(Told{page.items.back().number});
    }
    return page;
}

Page<Session> page(storage::Transaction& tx, UserId user, const SessionQuery& query)
{
    std::optional<repository::SessionPosition> after;
    if (const auto seen = api::fromCursor<Seen>(query.cursor))
        after = repository::SessionPosition{seen->startsAt, seen->id};
    Page<Session> page;
    page.items = SessionService::sessions(tx, user, query, after, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.resize(static_cast<std::size_t>(query.limit));
        page.nextCursor = api::toCursor(Seen{page.items.back().startsAt, page.items.back().id});
    }
    return page;
}

/// A step of a session that takes no body.
void addStep(api::RouteTable& routes, const QByteArray& verb, const char* name, const char* summary,
    const char* description, std::initializer_list<ErrorCode> problems,
    Session (*step)(storage::Transaction&, UserId, SessionId))
{
    routes.post("/sessions/:id/" + verb, name)
        .tag("sessions")
        .summary(summary)
        .description(description)
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .answers<Session>()
        .problems(problems)
        .write([step](auto& call) { return step(call.tx, call.caller.user, call.path.id); });
}

void addSteps(api::RouteTable& routes)
{
    addStep(routes, "confirm", "confirmSession", "Say yes to a proposal, or to another time",
        "By the one who did not ask.",
        {ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::BookingNotAllowed, ErrorCode::SessionNotOpen},
        &SessionService::confirm);
    addStep(routes, "start", "startSession", "I am there",
        "From ten minutes before the start until the end. Who came is what a no-show is judged by.",
        {ErrorCode::NotFound, ErrorCode::SessionNotOpen, ErrorCode::TooEarly, ErrorCode::TooLate},
        &SessionService::start);
    addStep(routes, "complete", "completeSession", "The session is done",
        "Once it began; where nobody said that they were there, once its time is over.",
        {ErrorCode::NotFound, ErrorCode::SessionNotOpen, ErrorCode::TooEarly}, &SessionService::complete);
    addStep(routes, "no-show", "missSession", "The other did not come",
        "Ten minutes after the start, by whoever is there.",
        {ErrorCode::NotFound, ErrorCode::SessionNotOpen, ErrorCode::TooEarly, ErrorCode::NoEvidence},
        &SessionService::noShow);

    routes.post("/sessions/:id/decline", "declineSession")
        .tag("sessions")
        .summary("Say no to a proposal, or to another time")
        .description("A declined proposal is cancelled; a declined move leaves the session as it was.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<DeclineSessionBody>()
        .answers<Session>()
        .problems({ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::SessionNotOpen})
        .write([](auto& call) {
            return SessionService::decline(call.tx, call.caller.user, call.path.id, call.body.reason);
        });

    routes.post("/sessions/:id/cancel", "cancelSession")
        .tag("sessions")
        .summary("Cancel a session or a proposal")
        .description("Until it starts; an apprentice until two hours before.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<CancelSessionBody>()
        .answers<Session>()
        .problems({ErrorCode::NotFound, ErrorCode::SessionNotOpen, ErrorCode::TooLate})
        .write([](auto& call) {
            return SessionService::cancel(call.tx, call.caller.user, call.path.id, call.body.reason);
        });

    routes.post("/sessions/:id/reschedule", "rescheduleSession")
        .tag("sessions")
        .summary("Have a session at another time")
        .description(
            "At once if that is one of the mentor's free slots; otherwise once the other confirms. When an "
            "apprentice could not cancel any more, the mentor confirms in any case.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<RescheduleBody>()
        .answers<Session>()
        .problems({ErrorCode::NotFound, ErrorCode::BookingNotAllowed, ErrorCode::SlotTaken,
            ErrorCode::SessionNotOpen})
        .write([](auto& call) {
            return SessionService::reschedule(call.tx, call.caller.user, call.path.id, call.body);
        });
}

void addNotesRoutes(api::RouteTable& routes)
{
    routes.get("/sessions/:id/notes", "getSessionNotes")
        .tag("sessions")
        .summary("What I noted of a session, and what the other one shares")
        .access(Access::signedIn())
        .path<SessionPath>()
        .answers<SessionNotes>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return SessionService::notes(call.tx, call.caller.user, call.path.id); });

    routes.put("/sessions/:id/notes", "replaceSessionNotes")
        .tag("sessions")
        .summary("Note something of a session, for me or for both")
        .description("At any time, also when it is over.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<SessionNotesBody>()
        .answers<SessionNotes>()
        .problems({ErrorCode::NotFound})
        .replace([](auto& call) { return SessionService::notes(call.tx, call.caller.user, call.path.id); },
            [](auto& call) {
                return SessionService::replaceNotes(call.tx, call.caller.user, call.path.id, call.body);
            });
}

void addHoldRoutes(api::RouteTable& routes, SessionService& service)
{
    routes.post("/holds", "holdSlot")
        .tag("sessions")
        .summary("Keep a free slot for five minutes")
        .description("One at a time; booking it, or another, ends it.")
        .access(Access::role(Role::Apprentice))
        .scope(AccessScope::WriteRequests)
        .body<HoldBody>()
        .answers<Hold>(201)
        .problems(
            {ErrorCode::NotFound, ErrorCode::BookingNotAllowed, ErrorCode::SlotTaken, ErrorCode::NotASlot})
        .write([&service](auto& call) { return service.hold(call.tx, call.caller.user, call.body); });

    routes.remove("/holds/:id", "releaseHold")
        .tag("sessions")
        .summary("Give back what I keep")
        .access(Access::role(Role::Apprentice))
        .scope(AccessScope::WriteRequests)
        .path<HoldPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([](auto& call) { SessionService::release(call.tx, call.caller.user, call.path.id); });
}

} // namespace

void addSessionRoutes(api::RouteTable& routes, SessionService& service)
{
    routes.get("/sessions", "listSessions")
        .tag("sessions")
        .summary("My sessions, in the order of their starts")
        .access(Access::signedIn())
        .query<SessionQuery>()
        .answers<Page<Session>>()
        .read([](auto& call) { return page(call.tx, call.caller.user, call.query); });

    routes.post("/sessions", "bookSession")
        .tag("sessions")
        .summary("Book a free slot, or propose a time")
        .description("An apprentice says `mentorId` and books one of the mentor's free slots. A mentor says "
                     "`apprenticeId` and proposes any time at which both are free; the apprentice confirms.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .body<BookSessionBody>()
        .answers<Session>(201)
        .problems({ErrorCode::NotFound, ErrorCode::Forbidden, ErrorCode::BookingNotAllowed,
            ErrorCode::SlotTaken, ErrorCode::NotASlot})
        .write([&service](auto& call) { return service.book(call.tx, call.caller, call.body); });

    routes.get("/sessions/:id", "getSession")
        .tag("sessions")
        .summary("One of my sessions")
        .access(Access::signedIn())
        .path<SessionPath>()
        .answers<Session>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return SessionService::session(call.tx, call.caller.user, call.path.id); });

    routes.get("/sessions/:id/events", "listSessionEvents")
        .tag("sessions")
        .summary("What happened to one of my sessions, from the first on")
        .description("Each change of its state, and of when it is, exactly once.")
        .access(Access::signedIn())
        .path<SessionPath>()
        .query<PageQuery>()
        .answers<Page<SessionEvent>>()
        .problems({ErrorCode::NotFound})
        .read([](auto& call) { return eventPage(call.tx, call.caller.user, call.path.id, call.query); });

    routes.put("/sessions/:id", "describeSession")
        .tag("sessions")
        .summary("Say how the two meet, and what it is about")
        .description("By either, until the session ends.")
        .access(Access::signedIn())
        .scope(AccessScope::WriteRequests)
        .path<SessionPath>()
        .body<SessionDetailsBody>()
        .answers<Session>()
        .problems({ErrorCode::NotFound, ErrorCode::SessionNotOpen})
        .replace([](auto& call) { return SessionService::session(call.tx, call.caller.user, call.path.id); },
            [](auto& call) {
                return SessionService::describe(call.tx, call.caller.user, call.path.id, call.body);
            });

    addNotesRoutes(routes);
    addSteps(routes);
    addHoldRoutes(routes, service);
}

} // namespace gremio::scheduling
