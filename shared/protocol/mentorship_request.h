// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

enum class RequestStatus { Pending, Accepted, Declined, Withdrawn, Expired };

template <>
struct EnumNames<RequestStatus> {
    static constexpr auto typeName = "RequestStatus";
    static constexpr std::array values{std::pair{RequestStatus::Pending, "pending"},
        std::pair{RequestStatus::Accepted, "accepted"}, std::pair{RequestStatus::Declined, "declined"},
        std::pair{RequestStatus::Withdrawn, "withdrawn"}, std::pair{RequestStatus::Expired, "expired"}};
};

/// Somebody, as far as a list needs to show them.
struct Person {
    UserId id;
    QString displayName;
    std::optional<QString> headline;
    bool deleted = false;

    static constexpr auto typeName = "Person";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Person::id, "The user id"),
            field("displayName", &Person::displayName, "The name that others see; empty when deleted"),
            field("headline", &Person::headline, "Who they are, in one line"),
            field("deleted", &Person::deleted, "The account is gone", MayBeAbsent{}));
    }
    bool operator==(const Person&) const = default;
};

/// An apprentice asks one mentor.
struct MentorshipRequest {
    MentorshipRequestId id;
    RequestStatus status = RequestStatus::Pending;
    Person mentor;
    Person apprentice;
    QString message;
    std::vector<QString> skills;
    std::optional<QString> declineReason;
    std::optional<MentorshipId> mentorshipId;
    Instant createdAt{};
    Instant expiresAt{};
    std::optional<Instant> settledAt;

    static constexpr auto typeName = "MentorshipRequest";
    static constexpr auto fields()
    {
        return fieldList(field("id", &MentorshipRequest::id, "Never changes"),
            field("status", &MentorshipRequest::status, "What became of it"),
            field("mentor", &MentorshipRequest::mentor, "Who is asked"),
            field("apprentice", &MentorshipRequest::apprentice, "Who asks"),
            field("message", &MentorshipRequest::message, "What the apprentice wrote"),
            field("skills", &MentorshipRequest::skills, "What the apprentice wants to learn"),
            field("declineReason", &MentorshipRequest::declineReason, "What the mentor wrote when declining"),
            field("mentorshipId", &MentorshipRequest::mentorshipId, "The mentorship that accepting opened"),
            field("createdAt", &MentorshipRequest::createdAt, "When it was sent"),
            field("expiresAt", &MentorshipRequest::expiresAt, "When it ends by itself if nobody answers"),
            field("settledAt", &MentorshipRequest::settledAt, "When it stopped being pending"));
    }
    bool operator==(const MentorshipRequest&) const = default;
};

/// POST /requests
struct CreateRequestBody {
    UserId mentorId;
    QString message;
    std::vector<QString> skills;

    static constexpr auto typeName = "CreateRequestBody";
    static constexpr auto fields()
    {
        return fieldList(field("mentorId", &CreateRequestBody::mentorId, "Who is asked"),
            field("message", &CreateRequestBody::message, "Why, and what for", Paragraphs{}, Length{1, 1000}),
            field("skills", &CreateRequestBody::skills, "What one wants to learn", MayBeAbsent{},
                Items{0, 10}, Unique{}, each(Line{}, Length{1, 60})));
    }
};

/// POST /requests/:id/decline
struct DeclineBody {
    std::optional<QString> reason;

    static constexpr auto typeName = "DeclineBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("reason", &DeclineBody::reason, "Shown to the apprentice", Paragraphs{}, Length{0, 500}));
    }
};

enum class RequestDirection { In, Out };

template <>
struct EnumNames<RequestDirection> {
    static constexpr auto typeName = "RequestDirection";
    static constexpr std::array values{
        std::pair{RequestDirection::In, "in"}, std::pair{RequestDirection::Out, "out"}};
};

/// GET /requests
struct RequestQuery {
    std::optional<RequestDirection> direction;
    std::optional<RequestStatus> status;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(
            field("direction", &RequestQuery::direction, "`in`: I am asked; `out`: I ask; both if absent"),
            field("status", &RequestQuery::status, "Only those in this state"),
            field("limit", &RequestQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &RequestQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
