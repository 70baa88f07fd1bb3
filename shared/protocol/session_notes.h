// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/session.h"

namespace gremio {

namespace rules {
inline constexpr Length sessionNote{0, 4000};
} // namespace rules

/// PUT /sessions/:id/notes: what is absent is cleared.
struct SessionNotesBody {
    QString mine;
    QString shared;

    static constexpr auto typeName = "SessionNotesBody";
    static constexpr auto fields()
    {
        return fieldList(field("private", &SessionNotesBody::mine, "For oneself; nobody else sees it",
                             MayBeAbsent{}, Paragraphs{}, rules::sessionNote),
            field("shared", &SessionNotesBody::shared, "By oneself, for both", MayBeAbsent{}, Paragraphs{},
                rules::sessionNote));
    }
    bool operator==(const SessionNotesBody&) const = default;
};

/// What one of the two sees of the notes.
struct SessionNotes : SessionNotesBody {
    QString theirs;

    static constexpr auto typeName = "SessionNotes";
    static constexpr auto fields()
    {
        return std::tuple_cat(SessionNotesBody::fields(),
            fieldList(field("theirs", &SessionNotes::theirs, "What the other one shares")));
    }
    bool operator==(const SessionNotes&) const = default;
};

/// What one has noted of a session, in an export.
struct NotedSession : SessionNotesBody {
    SessionId sessionId;

    static constexpr auto typeName = "NotedSession";
    static constexpr auto fields()
    {
        return std::tuple_cat(fieldList(field("sessionId", &NotedSession::sessionId, "Of which session")),
            SessionNotesBody::fields());
    }
};

} // namespace gremio
