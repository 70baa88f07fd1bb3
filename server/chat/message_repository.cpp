// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/message_repository.h"

#include "server/chat/message_blocks.h"
#include "server/chat/message_words.h"

#include <algorithm>

namespace gremio::chat::repository {

using storage::Engine;
using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement messageAt("chat/message");
constexpr Statement messageOfClient("chat/message_by_client");
constexpr Statement insertMessageRow("chat/insert_message");
constexpr Statement countMessage("chat/count_message");
constexpr Statement senderMark("chat/sender_mark");
constexpr Statement editMessageRow("chat/edit_message");
constexpr Statement deleteMessageRow("chat/delete_message");
constexpr Statement indexWords("chat/index_words");
constexpr Statement unindexWords("chat/unindex_words");
constexpr Statement messagesBeforeSeq("chat/messages_before");
constexpr Statement messagesAfterSeq("chat/messages_after");
constexpr Statement changedMessagesOf("chat/changed_messages");
constexpr Statement sentByUser("chat/sent_by");

/// SQLite keeps the words of each message in an index of their own. At the end of the transaction: FTS5
/// writes out what it holds at every savepoint that begins after it, a segment of its index for each message
/// of a group.
void index(Transaction& tx, const Statement& statement, qint64 place, ChatId chat, const QStringList& terms)
{
    tx.beforeCommit([statement, place, words = searchText({chat, Stretch::whole}, terms)](Transaction& last) {
        last.query(statement).bind("place", place).bind("words", words).exec();
    });
}

struct Placed {
    Message message;
    qint64 place = 0;
};

Placed placedFrom(const Query& row)
{
    return {messageFrom(row), row.get<qint64>(12)};
}

} // namespace

Message messageFrom(const Query& row, int column)
{
    Message message;
    message.id = row.get<MessageId>(column);
    message.chatId = row.get<ChatId>(column + 1);
    message.seq = row.get<qint64>(column + 2);
    message.rev = row.get<qint64>(column + 3);
    message.senderId = row.get<UserId>(column + 4);
    message.clientId = row.get<ClientMessageId>(column + 5);
    message.type = row.get<MessageType>(column + 6);
    message.content = row.get<QString>(column + 7);
    message.replyTo = row.get<std::optional<qint64>>(column + 8);
    message.createdAt = row.get<Instant>(column + 9);
    message.editedAt = row.get<std::optional<Instant>>(column + 10);
    message.deletedAt = row.get<std::optional<Instant>>(column + 11);
    return message;
}

std::optional<Message> message(Transaction& tx, ChatId chat, qint64 seq)
{
    return tx.query(messageAt).bind("chat", chat).bind("seq", seq).one([](const Query& row) {
        return messageFrom(row);
    });
}

std::optional<Message> messageByClient(Transaction& tx, UserId sender, ClientMessageId client)
{
    return tx.query(messageOfClient).bind("sender", sender).bind("client", client).one([](const Query& row) {
        return messageFrom(row);
    });
}

bool insertMessage(Transaction& tx, const Message& message, const MakeTerms& terms)
{
    const std::optional<qint64> place = tx.query(insertMessageRow)
                                            .bind("chat", message.chatId)
                                            .bind("seq", message.seq)
                                            .bind("rev", message.rev)
                                            .bind("id", message.id)
                                            .bind("sender", message.senderId)
                                            .bind("client", message.clientId)
                                            .bind("type", message.type)
                                            .bind("content", message.content)
                                            .bind("reply_to", message.replyTo)
                                            .bind("at", message.createdAt)
                                            .value<qint64>();
    if (!place)
        return false;
    if (tx.engine() == Engine::Sqlite)
        index(tx, indexWords, *place, message.chatId, terms());
    tx.query(countMessage)
        .bind("chat", message.chatId)
        .bind("seq", message.seq)
        .bind("rev", message.rev)
        .bind("at", message.createdAt)
        .exec();
    tx.query(senderMark)
        .bind("chat", message.chatId)
        .bind("sender", message.senderId)
        .bind("seq", message.seq)
        .bind("rev", message.rev)
        .exec();
    return true;
}

std::optional<Message> editMessage(Transaction& tx, const Message& before, const QString& content, qint64 rev)
{
    const std::optional<Placed> changed = tx.query(editMessageRow)
                                              .bind("chat", before.chatId)
                                              .bind("seq", before.seq)
                                              .bind("sender", before.senderId)
                                              .bind("content", content)
                                              .bind("now", tx.now())
                                              .bind("rev", rev)
                                              .one(placedFrom);
    if (!changed)
        return std::nullopt;
    if (tx.engine() == Engine::Postgres) {
        blocks::messageChanged(tx, before.chatId, before.seq);
    } else {
        index(tx, unindexWords, changed->place, before.chatId, searchTerms(before.content));
        index(tx, indexWords, changed->place, before.chatId, searchTerms(content));
    }
    return changed->message;
}

std::optional<Message> deleteMessage(Transaction& tx, const Message& before, qint64 rev)
{
    const std::optional<Placed> changed = tx.query(deleteMessageRow)
                                              .bind("chat", before.chatId)
                                              .bind("seq", before.seq)
                                              .bind("sender", before.senderId)
                                              .bind("now", tx.now())
                                              .bind("rev", rev)
                                              .one(placedFrom);
    if (!changed)
        return std::nullopt;
    if (tx.engine() == Engine::Postgres)
        blocks::messageChanged(tx, before.chatId, before.seq);
    else
        index(tx, unindexWords, changed->place, before.chatId, searchTerms(before.content));
    return changed->message;
}

std::vector<Message> messagesBefore(
    Transaction& tx, ChatId chat, qint64 visibleFrom, qint64 before, int limit)
{
    std::vector<Message> messages = tx.query(messagesBeforeSeq)
                                        .bind("chat", chat)
                                        .bind("visible_from", visibleFrom)
                                        .bind("before", before)
                                        .bind("limit", limit)
                                        .all([](const Query& row) { return messageFrom(row); });
    std::reverse(messages.begin(), messages.end());
    return messages;
}

std::vector<Message> messagesAfter(Transaction& tx, ChatId chat, qint64 after, qint64 before, int limit)
{
    return tx.query(messagesAfterSeq)
        .bind("chat", chat)
        .bind("after", after)
        .bind("before", before)
        .bind("limit", limit)
        .all([](const Query& row) { return messageFrom(row); });
}

std::vector<Message> changedMessages(Transaction& tx, ChatId chat, qint64 visibleFrom, qint64 rev, int limit)
{
    return tx.query(changedMessagesOf)
        .bind("chat", chat)
        .bind("visible_from", visibleFrom)
        .bind("rev", rev)
        .bind("limit", limit)
        .all([](const Query& row) { return messageFrom(row); });
}

void eachSentBy(Transaction& tx, UserId sender, const std::function<void(const Message&)>& take)
{
    Query row = tx.query(sentByUser);
    row.bind("sender", sender);
    while (row.next())
        take(messageFrom(row));
}

} // namespace gremio::chat::repository
