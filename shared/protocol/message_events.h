// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/message.h"
#include "shared/protocol/problem_document.h"

namespace gremio {

/// `message:send`
struct SendMessagePayload {
    ChatId chatId;
    ClientMessageId clientId;
    MessageType type = MessageType::Text;
    QString content;
    std::optional<qint64> replyTo;

    static constexpr auto typeName = "SendMessagePayload";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &SendMessagePayload::chatId, "Where it is said"),
            field("clientId", &SendMessagePayload::clientId,
                "A UUID made by the sender. Sent again it stores nothing: the answer is the same"),
            field("type", &SendMessagePayload::type, "What `content` is", MayBeAbsent{}),
            field("content", &SendMessagePayload::content, "What is said; Markdown of the simple kind",
                Paragraphs{}, rules::messageText),
            field(
                "replyTo", &SendMessagePayload::replyTo, "The `seq` of the message it answers", rules::seq));
    }
};

/// `message:edit`
struct EditMessagePayload {
    ChatId chatId;
    qint64 seq = 0;
    QString content;

    static constexpr auto typeName = "EditMessagePayload";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &EditMessagePayload::chatId, "Where it was said"),
            field("seq", &EditMessagePayload::seq, "Which message", rules::seq),
            field("content", &EditMessagePayload::content, "What it says now", Paragraphs{},
                rules::messageText));
    }
};

/// Names one message: `message:delete`, and up to where `message:delivered` and `message:read` go.
struct MessagePlace {
    ChatId chatId;
    qint64 seq = 0;

    static constexpr auto typeName = "MessagePlace";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &MessagePlace::chatId, "Which chat"),
            field("seq", &MessagePlace::seq, "Which message in it", rules::seq));
    }
};

/// `message:error`: what the ack of a send, an edit or a delete says, for who does not look at acks.
struct MessageError {
    std::optional<ClientMessageId> clientId;
    ProblemDocument problem;

    static constexpr auto typeName = "MessageError";
    static constexpr auto fields()
    {
        return fieldList(field("clientId", &MessageError::clientId, "Of the message that was not stored"),
            field("problem", &MessageError::problem, "Why"));
    }
};

/// `message:history`
struct HistoryPayload {
    ChatId chatId;
    std::optional<qint64> beforeSeq;
    std::optional<qint64> afterSeq;
    int limit = rules::defaultPage;

    static constexpr auto typeName = "HistoryPayload";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &HistoryPayload::chatId, "Which chat"),
            field("beforeSeq", &HistoryPayload::beforeSeq, "Only messages before this one", rules::seq),
            field("afterSeq", &HistoryPayload::afterSeq, "Only messages after this one", rules::rev),
            field("limit", &HistoryPayload::limit, "How many items at most", MayBeAbsent{}, rules::pageSize));
    }
};

/// `chat:changes`
struct ChangesPayload {
    ChatId chatId;
    qint64 after = 0;
    int limit = 100;

    static constexpr auto typeName = "ChangesPayload";
    static constexpr auto fields()
    {
        return fieldList(field("chatId", &ChangesPayload::chatId, "Which chat"),
            field("after", &ChangesPayload::after, "The `rev` that one has", rules::rev),
            field("limit", &ChangesPayload::limit, "How many rows at most", MayBeAbsent{}, rules::pageSize));
    }
};

} // namespace gremio
