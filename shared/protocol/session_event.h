// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

namespace gremio {

/// What can happen to a session. `move-…` is about another time that one of the two asks for.
enum class SessionEventKind {
    Booked,
    Proposed,
    Confirmed,
    Declined,
    Moved,
    MoveAsked,
    MoveConfirmed,
    MoveDeclined,
    MoveWithdrawn,
    MoveLapsed,
    Came,
    Completed,
    NoShow,
    Cancelled,
    Lapsed,
};

template <>
struct EnumNames<SessionEventKind> {
    using enum SessionEventKind;
    static constexpr auto typeName = "SessionEventKind";
    static constexpr std::array values{std::pair{Booked, "booked"}, std::pair{Proposed, "proposed"},
        std::pair{Confirmed, "confirmed"}, std::pair{Declined, "declined"}, std::pair{Moved, "moved"},
        std::pair{MoveAsked, "move-asked"}, std::pair{MoveConfirmed, "move-confirmed"},
        std::pair{MoveDeclined, "move-declined"}, std::pair{MoveWithdrawn, "move-withdrawn"},
        std::pair{MoveLapsed, "move-lapsed"}, std::pair{Came, "came"}, std::pair{Completed, "completed"},
        std::pair{NoShow, "no-show"}, std::pair{Cancelled, "cancelled"}, std::pair{Lapsed, "lapsed"}};
};

struct SessionTime {
    Instant startsAt{};
    Instant endsAt{};

    static constexpr auto typeName = "SessionTime";
    static constexpr auto fields()
    {
        return fieldList(field("startsAt", &SessionTime::startsAt, "When it starts"),
            field("endsAt", &SessionTime::endsAt, "When it ends"));
    }
    bool operator==(const SessionTime&) const = default;
};

/// One thing that happened to a session.
struct SessionEvent {
    int number = 0;
    SessionEventKind kind = SessionEventKind::Booked;
    Instant at{};
    std::optional<UserId> by;
    std::optional<SessionTime> from;
    std::optional<SessionTime> to;

    static constexpr auto typeName = "SessionEvent";
    static constexpr auto fields()
    {
        return fieldList(field("number", &SessionEvent::number, "1 for the session's first; without gaps"),
            field("kind", &SessionEvent::kind, "What happened"), field("at", &SessionEvent::at, "When"),
            field("by", &SessionEvent::by,
                "Who did it; absent where the time did, and where it was not yet kept"),
            field("from", &SessionEvent::from, "The time until then; of a move"),
            field("to", &SessionEvent::to, "The time that was booked, proposed, moved to, or asked for"));
    }
    bool operator==(const SessionEvent&) const = default;
};

/// The same in an export.
struct ExportedSessionEvent : SessionEvent {
    SessionId sessionId;

    static constexpr auto typeName = "ExportedSessionEvent";
    static constexpr auto fields()
    {
        return std::tuple_cat(
            fieldList(field("sessionId", &ExportedSessionEvent::sessionId, "Of which session")),
            SessionEvent::fields());
    }
};

} // namespace gremio
