// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/availability.h"
#include "shared/protocol/session.h"

namespace gremio {

/// POST /sessions: an apprentice says `mentorId` and books; a mentor says `apprenticeId` and proposes.
struct BookSessionBody {
    std::optional<UserId> mentorId;
    std::optional<UserId> apprenticeId;
    Instant startsAt{};
    int minutes = 0;
    SessionMedium medium = SessionMedium::Video;
    std::optional<QString> place;
    std::optional<QString> agenda;

    static constexpr auto typeName = "BookSessionBody";
    static constexpr auto fields()
    {
        using B = BookSessionBody;
        return fieldList(field("mentorId", &B::mentorId, "With whom an apprentice books"),
            field("apprenticeId", &B::apprenticeId, "To whom a mentor proposes"),
            field("startsAt", &B::startsAt, "On a quarter of an hour; with its offset from UTC"),
            field("minutes", &B::minutes, "How long", rules::sessionMinutes),
            field("medium", &B::medium, "How the two meet"),
            field("place", &B::place, "Where; of `in-person` only", Line{}, Length{1, 200}),
            field("agenda", &B::agenda, "What it is about", Paragraphs{}, Length{0, 1000}));
    }
};

/// POST /holds: keeps a time for oneself while one decides.
struct HoldBody {
    UserId mentorId;
    Instant startsAt{};
    int minutes = 0;

    static constexpr auto typeName = "HoldBody";
    static constexpr auto fields()
    {
        return fieldList(field("mentorId", &HoldBody::mentorId, "With whom"),
            field("startsAt", &HoldBody::startsAt, "One of the mentor's free slots"),
            field("minutes", &HoldBody::minutes, "How long", rules::sessionMinutes));
    }
};

struct Hold {
    HoldId id;
    UserId mentorId;
    Instant startsAt{};
    Instant endsAt{};
    Instant expiresAt{};

    static constexpr auto typeName = "Hold";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Hold::id, "Of this hold; another one takes its place"),
            field("mentorId", &Hold::mentorId, "With whom"),
            field("startsAt", &Hold::startsAt, "The time that is held"),
            field("endsAt", &Hold::endsAt, "Its end"),
            field("expiresAt", &Hold::expiresAt, "When others can book it again"));
    }
    bool operator==(const Hold&) const = default;
};

/// PUT /sessions/:id: what is absent is cleared.
struct SessionDetailsBody {
    SessionMedium medium = SessionMedium::Video;
    std::optional<QString> place;
    std::optional<QString> agenda;

    static constexpr auto typeName = "SessionDetailsBody";
    static constexpr auto fields()
    {
        using B = SessionDetailsBody;
        return fieldList(field("medium", &B::medium, "How the two meet"),
            field("place", &B::place, "Where; of `in-person` only", Line{}, Length{1, 200}),
            field("agenda", &B::agenda, "What it is about", Paragraphs{}, Length{0, 1000}));
    }
};

/// POST /sessions/:id/cancel
struct CancelSessionBody {
    QString reason;

    static constexpr auto typeName = "CancelSessionBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("reason", &CancelSessionBody::reason, "Shown to the other", Paragraphs{}, Length{1, 500}));
    }
};

/// POST /sessions/:id/decline
struct DeclineSessionBody {
    std::optional<QString> reason;

    static constexpr auto typeName = "DeclineSessionBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("reason", &DeclineSessionBody::reason, "Shown to the other", Paragraphs{}, Length{0, 500}));
    }
};

/// POST /sessions/:id/reschedule
struct RescheduleBody {
    Instant startsAt{};
    std::optional<int> minutes;

    static constexpr auto typeName = "RescheduleBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("startsAt", &RescheduleBody::startsAt, "On a quarter of an hour; with its offset from UTC"),
            field(
                "minutes", &RescheduleBody::minutes, "How long; as before if absent", rules::sessionMinutes));
    }
};

} // namespace gremio
