// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship_request.h"

namespace gremio {

enum class MentorshipStatus { Active, Ended };

template <>
struct EnumNames<MentorshipStatus> {
    static constexpr auto typeName = "MentorshipStatus";
    static constexpr std::array values{
        std::pair{MentorshipStatus::Active, "active"}, std::pair{MentorshipStatus::Ended, "ended"}};
};

/// The relation that an accepted request opens.
struct Mentorship {
    MentorshipId id;
    MentorshipStatus status = MentorshipStatus::Active;
    Person mentor;
    Person apprentice;
    MentorshipRequestId requestId;
    Instant startedAt{};
    std::optional<Instant> endedAt;

    static constexpr auto typeName = "Mentorship";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Mentorship::id, "Never changes"),
            field("status", &Mentorship::status, "Whether it goes on"),
            field("mentor", &Mentorship::mentor, "Who mentors"),
            field("apprentice", &Mentorship::apprentice, "Who learns"),
            field("requestId", &Mentorship::requestId, "The request that opened it"),
            field("startedAt", &Mentorship::startedAt, "When the request was accepted"),
            field("endedAt", &Mentorship::endedAt, "When one of the two ended it"));
    }
    bool operator==(const Mentorship&) const = default;
};

/// GET /mentorships
struct MentorshipQuery {
    std::optional<MentorshipStatus> status;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("status", &MentorshipQuery::status, "Only those in this state"),
            field("limit", &MentorshipQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &MentorshipQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

/// POST /requests/:id/accept
struct AcceptedRequest {
    MentorshipRequest request;
    Mentorship mentorship;

    static constexpr auto typeName = "AcceptedRequest";
    static constexpr auto fields()
    {
        return fieldList(field("request", &AcceptedRequest::request, "The request, settled"),
            field("mentorship", &AcceptedRequest::mentorship, "The mentorship that it opened"));
    }
};

} // namespace gremio
