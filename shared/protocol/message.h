// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

enum class MessageType { Text }; ///< files, pictures and products come with their own

template <>
struct EnumNames<MessageType> {
    static constexpr auto typeName = "MessageType";
    static constexpr std::array values{std::pair{MessageType::Text, "text"}};
};

namespace rules {
inline constexpr Length messageText{1, 4000};
inline constexpr Range seq{1, std::numeric_limits<qint64>::max()};
inline constexpr Range rev{0, std::numeric_limits<qint64>::max()};
} // namespace rules

/// What somebody said in a chat. `(chatId, seq)` names it: `seq` counts 1, 2, 3 … without a gap.
struct Message {
    MessageId id;
    ChatId chatId;
    qint64 seq = 0;
    qint64 rev = 0;
    UserId senderId;
    ClientMessageId clientId;
    MessageType type = MessageType::Text;
    QString content;
    std::optional<qint64> replyTo;
    Instant createdAt{};
    std::optional<Instant> editedAt;
    std::optional<Instant> deletedAt;

    static constexpr auto typeName = "Message";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Message::id, "Never changes"),
            field("chatId", &Message::chatId, "Where it was said"),
            field("seq", &Message::seq, "Its place in the chat: 1, 2, 3 …, without a gap"),
            field("rev", &Message::rev, "The chat's `rev` when it last changed"),
            field("senderId", &Message::senderId, "Who said it"),
            field("clientId", &Message::clientId, "The UUID its sender gave it; unique per sender for ever"),
            field("type", &Message::type, "What `content` is"),
            field("content", &Message::content, "What was said; empty once deleted"),
            field("replyTo", &Message::replyTo, "The `seq` of the message it answers"),
            field("createdAt", &Message::createdAt, "When the server stored it"),
            field("editedAt", &Message::editedAt, "When its author last changed it"),
            field("deletedAt", &Message::deletedAt, "When its author deleted it; the place stays"));
    }
    bool operator==(const Message&) const = default;
};

/// POST /chats/:id/messages
struct NewMessageBody {
    ClientMessageId clientId;
    MessageType type = MessageType::Text;
    QString content;
    std::optional<qint64> replyTo;

    static constexpr auto typeName = "NewMessageBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("clientId", &NewMessageBody::clientId,
                "A UUID made by the sender. Sent again it stores nothing: the answer is the same"),
            field("type", &NewMessageBody::type, "What `content` is", MayBeAbsent{}),
            field("content", &NewMessageBody::content, "What is said; Markdown of the simple kind",
                Paragraphs{}, rules::messageText),
            field("replyTo", &NewMessageBody::replyTo, "The `seq` of the message it answers", rules::seq));
    }
};

/// PUT /chats/:id/messages/:seq
struct EditMessageBody {
    QString content;

    static constexpr auto typeName = "EditMessageBody";
    static constexpr auto fields()
    {
        return fieldList(field(
            "content", &EditMessageBody::content, "What it says now", Paragraphs{}, rules::messageText));
    }
};

/// What the ack of `message:send`, `message:edit` and `message:delete` says. What those events tell the
/// others, and `message:sent` and `message:receive`, is the Message itself.
struct MessageAnswer {
    Message message;

    static constexpr auto typeName = "MessageAnswer";
    static constexpr auto fields()
    {
        return fieldList(field("message", &MessageAnswer::message, "The message as it is stored now"));
    }
};

/// GET /chats/:id/messages
struct HistoryQuery {
    std::optional<qint64> beforeSeq;
    std::optional<qint64> afterSeq;
    int limit = rules::defaultPage;

    static constexpr auto fields()
    {
        return fieldList(
            field("beforeSeq", &HistoryQuery::beforeSeq, "Only messages before this one", rules::seq),
            field("afterSeq", &HistoryQuery::afterSeq, "Only messages after this one", rules::rev),
            field("limit", &HistoryQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize));
    }
};

/// Messages in the order of `seq`: the last ones, or those next to where one asked.
struct History {
    std::vector<Message> items;
    bool more = false;

    static constexpr auto typeName = "History";
    static constexpr auto fields()
    {
        return fieldList(field("items", &History::items, "In the order of `seq`"),
            field("more", &History::more, "There are further ones in the direction that was asked for"));
    }
};

/// GET /search/messages
struct MessageSearchQuery {
    QString q;
    std::optional<ChatId> chatId;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(
            field("q", &MessageSearchQuery::q, "Words; all must be in the message", Line{}, Length{1, 200}),
            field("chatId", &MessageSearchQuery::chatId, "Only in this chat"),
            field("limit", &MessageSearchQuery::limit, "How many items at most", MayBeAbsent{},
                rules::pageSize),
            field("cursor", &MessageSearchQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
