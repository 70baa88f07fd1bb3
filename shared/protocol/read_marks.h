// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"

namespace gremio {

/// What `message:delivered` and `message:read` tell all participants, and the answer to whoever moved the
/// mark: where it stands, which is further on when it stood there before. Sending a message moves both marks
/// of its sender up to it, with the message's own `rev`; nothing else tells that.
struct MarkMoved {
    ChatId chatId;
    qint64 seq = 0;
    UserId userId;
    qint64 rev = 0;
    Instant at{};

    static constexpr auto typeName = "MarkMoved";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &MarkMoved::chatId, "Which chat"),
            field("seq", &MarkMoved::seq, "All up to this message"),
            field("userId", &MarkMoved::userId, "Whose mark it is"),
            field("rev", &MarkMoved::rev, "The chat's `rev` with this change"),
            field("at", &MarkMoved::at, "When it moved"));
    }
    bool operator==(const MarkMoved&) const = default;
};

/// `POST /chats/:id/read`
struct ReadBody {
    qint64 seq = 0;

    static constexpr auto typeName = "ReadBody";
    static constexpr auto fields()
    {
        return fieldList(field("seq", &ReadBody::seq, "All up to this message is read", rules::seq));
    }
};

} // namespace gremio
