// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"

namespace gremio {

enum class SessionStatus { Proposed, Scheduled, InProgress, Completed, Cancelled, NoShow };

template <>
struct EnumNames<SessionStatus> {
    using enum SessionStatus;
    static constexpr auto typeName = "SessionStatus";
    static constexpr std::array values{std::pair{Proposed, "proposed"}, std::pair{Scheduled, "scheduled"},
        std::pair{InProgress, "in_progress"}, std::pair{Completed, "completed"},
        std::pair{Cancelled, "cancelled"}, std::pair{NoShow, "no_show"}};
};

enum class SessionMedium { Chat, Audio, Video, InPerson };

template <>
struct EnumNames<SessionMedium> {
    using enum SessionMedium;
    static constexpr auto typeName = "SessionMedium";
    static constexpr std::array values{std::pair{Chat, "chat"}, std::pair{Audio, "audio"},
        std::pair{Video, "video"}, std::pair{InPerson, "in-person"}};
};

/// Another time that one of the two asks for; both times are taken until the other says yes or no.
struct SessionMove {
    UserId by;
    Instant startsAt{};
    Instant endsAt{};

    static constexpr auto typeName = "SessionMove";
    static constexpr auto fields()
    {
        return fieldList(field("by", &SessionMove::by, "Who asks"),
            field("startsAt", &SessionMove::startsAt, "When it would start"),
            field("endsAt", &SessionMove::endsAt, "When it would end"));
    }
    bool operator==(const SessionMove&) const = default;
};

/// A meeting of a mentor and an apprentice.
struct Session {
    SessionId id;
    SessionStatus status = SessionStatus::Scheduled;
    Person mentor;
    Person apprentice;
    UserId bookedBy;
    Instant startsAt{};
    Instant endsAt{};
    SessionMedium medium = SessionMedium::Video;
    std::optional<QString> place;
    std::optional<QString> agenda;
    std::optional<SessionMove> move;
    std::optional<QString> cancelReason;
    std::optional<UserId> cancelledBy;
    std::optional<Instant> mentorCameAt;
    std::optional<Instant> apprenticeCameAt;
    int sequence = 0;
    Instant createdAt{};
    std::optional<Instant> settledAt;

    static constexpr auto typeName = "Session";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Session::id, "Never changes"),
            field("status", &Session::status, "What became of it"),
            field("mentor", &Session::mentor, "Who mentors"),
            field("apprentice", &Session::apprentice, "Who learns"),
            field("bookedBy", &Session::bookedBy, "The apprentice who booked, or the mentor who proposed"),
            field("startsAt", &Session::startsAt, "When it starts"),
            field("endsAt", &Session::endsAt, "When it ends"),
            field("medium", &Session::medium, "How the two meet"),
            field("place", &Session::place, "Where; of `in-person` only"),
            field("agenda", &Session::agenda, "What it is about"),
            field("move", &Session::move, "Another time that one of the two asks for"),
            field("cancelReason", &Session::cancelReason, "Why it was cancelled or declined"),
            field("cancelledBy", &Session::cancelledBy,
                "Who cancelled or declined it; absent: nobody confirmed in time"),
            field("mentorCameAt", &Session::mentorCameAt, "When the mentor came"),
            field("apprenticeCameAt", &Session::apprenticeCameAt, "When the apprentice came"),
            field("sequence", &Session::sequence, "Raised when what a calendar shows of it changes"),
            field("createdAt", &Session::createdAt, "When it was booked or proposed"),
            field("settledAt", &Session::settledAt, "When it was completed, cancelled or missed"));
    }
    bool operator==(const Session&) const = default;
};

enum class SessionWhen { Upcoming, Past };

template <>
struct EnumNames<SessionWhen> {
    static constexpr auto typeName = "SessionWhen";
    static constexpr std::array values{
        std::pair{SessionWhen::Upcoming, "upcoming"}, std::pair{SessionWhen::Past, "past"}};
};

/// GET /sessions
struct SessionQuery {
    std::optional<SessionWhen> when;
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(
            field("when", &SessionQuery::when,
                "`upcoming`: those to come, and going on; `past`: over or cancelled, the last first"),
            field("from", &SessionQuery::from, "Only those that end after this"),
            field("to", &SessionQuery::to, "Only those that start before this"),
            field("limit", &SessionQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &SessionQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
