// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/field_list.h"
#include "shared/core/id.h"

#include <array>

namespace gremio {

enum class Presence { Online, Away, Offline };

template <>
struct EnumNames<Presence> {
    static constexpr auto typeName = "Presence";
    static constexpr std::array values{std::pair{Presence::Online, "online"},
        std::pair{Presence::Away, "away"}, std::pair{Presence::Offline, "offline"}};
};

/// `user:status`, from the app: of this device.
struct SetStatusPayload {
    Presence status = Presence::Online;

    static constexpr auto typeName = "SetStatusPayload";
    static constexpr auto fields()
    {
        return fieldList(field("status", &SetStatusPayload::status,
            "How this connection wants to be seen; a user is what their most present connection is"));
    }
};

/// `user:status`, from the server: to those who share a mentorship or a chat.
struct UserStatus {
    UserId userId;
    Presence status = Presence::Offline;
    std::optional<Instant> lastSeen;

    static constexpr auto typeName = "UserStatus";
    static constexpr auto fields()
    {
        return fieldList(field("userId", &UserStatus::userId, "Who"),
            field("status", &UserStatus::status, "What they are now"),
            field(
                "lastSeen", &UserStatus::lastSeen, "When their last connection ended; absent while online"));
    }
    bool operator==(const UserStatus&) const = default;
};

/// `user:typing`, from the app. Never stored; ends by itself after 6 s.
struct TypingPayload {
    ChatId chatId;
    bool typing = true;

    static constexpr auto typeName = "TypingPayload";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &TypingPayload::chatId, "Where"),
            field("typing", &TypingPayload::typing, "Whether one is writing"));
    }
};

/// `user:typing`, from the server.
struct UserTyping {
    ChatId chatId;
    UserId userId;
    bool typing = true;

    static constexpr auto typeName = "UserTyping";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &UserTyping::chatId, "Where"),
            field("userId", &UserTyping::userId, "Who"),
            field("typing", &UserTyping::typing, "Whether they are writing"));
    }
};

/// `events:missed`
struct EventsMissed {
    int withinSeconds = 0;

    static constexpr auto typeName = "EventsMissed";
    static constexpr auto fields()
    {
        return fieldList(field("withinSeconds", &EventsMissed::withinSeconds,
            "Everybody is told at once: look at a random moment within that time"));
    }
    bool operator==(const EventsMissed&) const = default;
};

/// `user:block`
struct BlockPayload {
    UserId userId;
    bool blocked = true;

    static constexpr auto typeName = "BlockPayload";
    static constexpr auto fields()
    {
        return fieldList(field("userId", &BlockPayload::userId, "Who"),
            field("blocked", &BlockPayload::blocked, "Whether they are blocked from now on"));
    }
};

/// `auth:refresh`
struct RefreshSocketPayload {
    QString token;

    static constexpr auto typeName = "RefreshSocketPayload";
    static constexpr auto fields()
    {
        return fieldList(field("token", &RefreshSocketPayload::token,
            "A newer access token of the same sign-in", Length{1, 4096}));
    }
};

} // namespace gremio
