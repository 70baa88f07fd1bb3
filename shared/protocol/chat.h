// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/mentorship.h"
#include "shared/protocol/message.h"
#include "shared/protocol/read_marks.h"

namespace gremio {

enum class ChatKind { Private, Group };

template <>
struct EnumNames<ChatKind> {
    static constexpr auto typeName = "ChatKind";
    static constexpr std::array values{
        std::pair{ChatKind::Private, "private"}, std::pair{ChatKind::Group, "group"}};
};

/// One of those who talk in a chat, and how far they have read.
struct ChatParticipant {
    Person person;
    qint64 deliveredSeq = 0;
    qint64 readSeq = 0;
    qint64 rev = 0;
    std::optional<Instant> leftAt;

    static constexpr auto typeName = "ChatParticipant";
    static constexpr auto fields()
    {
        return fieldList(field("person", &ChatParticipant::person, "Who it is"),
            field("deliveredSeq", &ChatParticipant::deliveredSeq,
                "A device of theirs has all up to this `seq`"),
            field("readSeq", &ChatParticipant::readSeq, "They have read all up to this `seq`"),
            field("rev", &ChatParticipant::rev, "The chat's `rev` when this last changed"),
            field("leftAt", &ChatParticipant::leftAt, "When they left the group"));
    }
    bool operator==(const ChatParticipant&) const = default;
};

/// A conversation, as one of its participants sees it. Two kinds of change have no `rev`, since they are only
/// the asker's: `hidden`, and `mayWrite`; `chat:changed` tells them, and whoever was away sees them in the
/// list.
struct Chat {
    ChatId id;
    ChatKind kind = ChatKind::Private;
    std::optional<QString> title;
    std::vector<ChatParticipant> participants;
    qint64 lastSeq = 0;
    qint64 rev = 0;
    std::optional<Message> lastMessage;
    qint64 unread = 0;
    qint64 visibleFromSeq = 1;
    bool mayWrite = false;
    bool hidden = false;
    Instant createdAt{};

    static constexpr auto typeName = "Chat";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Chat::id, "Never changes"),
            field("kind", &Chat::kind, "Between two, or a group"),
            field("title", &Chat::title, "What a group is called"),
            field("participants", &Chat::participants, "All of them, the asker too"),
            field("lastSeq", &Chat::lastSeq, "The `seq` of the newest message; 0: none yet"),
            field("rev", &Chat::rev, "Grows with every change; see `GET /chats/:id/changes`"),
            field("lastMessage", &Chat::lastMessage, "The newest message that the asker may see"),
            field("unread", &Chat::unread, "Messages of others that the asker has not read"),
            field("visibleFromSeq", &Chat::visibleFromSeq, "The first `seq` that the asker may see"),
            field("mayWrite", &Chat::mayWrite,
                "Whether the asker may write now: they belong together and nobody blocks the other"),
            field("hidden", &Chat::hidden,
                "The asker hid it: lists leave it out until there is a new message", MayBeAbsent{}),
            field("createdAt", &Chat::createdAt, "When it was opened"));
    }
    bool operator==(const Chat&) const = default;
};

/// POST /chats
struct CreateChatBody {
    ChatKind kind = ChatKind::Private;
    std::optional<QString> title;
    std::vector<UserId> userIds;

    static constexpr auto typeName = "CreateChatBody";
    static constexpr auto fields()
    {
        return fieldList(field("kind", &CreateChatBody::kind, "Between two, or a group"),
            field("title", &CreateChatBody::title, "What a group is called", Line{}, Length{1, 80}),
            field("userIds", &CreateChatBody::userIds, "The others", Items{1, 49}, Unique{}));
    }
};

/// GET /chats/:id/changes
struct ChangesQuery {
    qint64 after = 0;
    int limit = 100;

    static constexpr auto fields()
    {
        return fieldList(field("after", &ChangesQuery::after, "The `rev` that one has", rules::rev),
            field("limit", &ChangesQuery::limit, "How many rows at most", MayBeAbsent{}, rules::pageSize));
    }
};

/// What changed in a chat since a `rev`: the newest state of each row, in the order of their `rev`. Who
/// applies every page up to `more: false` holds exactly what somebody loads who comes anew. A page may end a
/// little after `limit`, where rows of one `rev` belong together, and may hold rows newer than its `rev`.
struct ChatChanges {
    qint64 rev = 0;
    std::vector<Message> messages;
    std::vector<ChatParticipant> participants;
    bool more = false;

    static constexpr auto typeName = "ChatChanges";
    static constexpr auto fields()
    {
        return fieldList(
            field("rev", &ChatChanges::rev, "One has everything up to this `rev`; ask on from here"),
            field("messages", &ChatChanges::messages, "Sent, edited and deleted ones"),
            field("participants", &ChatChanges::participants, "Whose marks moved, who came, who left"),
            field("more", &ChatChanges::more, "There is more; ask again"));
    }
};

} // namespace gremio
