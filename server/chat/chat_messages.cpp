// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_events.h"
#include "server/chat/chat_service.h"
#include "server/chat/message_blocks.h"
#include "server/chat/message_repository.h"
#include "server/chat/send_group.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <limits>

// What is said in chats, and how far it has come.
namespace gremio::chat {

using storage::Transaction;

namespace {

Seat seatOf(Transaction& tx, ChatId chat, UserId user)
{
    const std::optional<Seat> seat = repository::seat(tx, chat, user);
    if (!seat)
        throw Problem(ErrorCode::NotFound);
    return *seat;
}

Seat lockedSeatOf(Transaction& tx, ChatId chat, UserId user)
{
    repository::lockChat(tx, chat);
    return seatOf(tx, chat, user);
}

Message messageAt(Transaction& tx, const Seat& seat, const MessagePlace& place)
{
    const std::optional<Message> message = repository::message(tx, place.chatId, place.seq);
    if (!message || message->seq < seat.visibleFromSeq)
        throw Problem(ErrorCode::NotFound);
    return *message;
}

Message ownMessage(Transaction& tx, const Seat& seat, const MessagePlace& place, UserId user)
{
    const Message message = messageAt(tx, seat, place);
    if (message.senderId != user)
        throw Problem(ErrorCode::Forbidden, QStringLiteral("Only who wrote the message can do this."));
    return message;
}

/// The rows of both lists in the order of `rev`, at least `limit` if there are so many, those of one `rev`
/// together.
ChatChanges merged(std::vector<Message> messages, std::vector<ChatParticipant> participants,
    std::size_t limit, qint64 revNow)
{
    ChatChanges page;
    page.rev = revNow;
    const bool messagesCut = messages.size() > limit;
    qint64 last = 0;
    auto message = messages.begin();
    auto participant = participants.begin();
    for (std::size_t taken = 0; message != messages.end() || participant != participants.end(); ++taken) {
        const bool isMessage = participant == participants.end()
            || (message != messages.end() && message->rev <= participant->rev);
        const qint64 next = isMessage ? message->rev : participant->rev;
        if (taken >= limit && next != last) {
            page.more = true;
            break;
        }
        last = next;
        if (isMessage)
            page.messages.push_back(std::move(*message++));
        else
            page.participants.push_back(std::move(*participant++));
    }
    // The last message that was looked at may share its `rev` with a participant before it.
    page.more = page.more || (messagesCut && message == messages.end());
    if (page.more)
        page.rev = last;
    return page;
}

} // namespace

Message ChatService::send(Transaction& tx, UserId user, const SendMessagePayload& sent)
{
    if (auto ahead = tx.scratch<SentAhead>().take(user, sent.clientId)) {
        if (tx.engine() == storage::Engine::Postgres)
            blocks::messageStored(tx, ahead->message.chatId, ahead->message.seq);
        tx.raise(MessageSent{ahead->message, std::move(ahead->people)});
        return std::move(ahead->message);
    }
    const Seat seat = lockedSeatOf(tx, sent.chatId, user);
    const bool repliesToNothing =
        sent.replyTo && (*sent.replyTo > seat.lastSeq || *sent.replyTo < seat.visibleFromSeq);
    if (!seat.mayWrite || repliesToNothing) {
        // It may have been stored before that was so, and only the answer was lost.
        if (const auto stored = repository::messageByClient(tx, user, sent.clientId))
            return *stored;
        if (!seat.mayWrite)
            throw Problem(ErrorCode::ChatNotAllowed);
        throw Problem::field("/replyTo", "unknown", QStringLiteral("There is no such message."));
    }
    Message message;
    message.id = MessageId::generate(tx.now());
    message.chatId = sent.chatId;
    message.seq = seat.lastSeq + 1;
    message.rev = seat.rev + 1;
    message.senderId = user;
    message.clientId = sent.clientId;
    message.type = sent.type;
    message.content = sent.content;
    message.replyTo = sent.replyTo;
    message.createdAt = tx.now();
    if (!repository::insertMessage(tx, message, [&] { return termsOf(tx, sent); }))
        return repository::messageByClient(tx, user, sent.clientId).value();
    if (tx.engine() == storage::Engine::Postgres)
        blocks::messageStored(tx, message.chatId, message.seq);
    tx.raise(MessageSent{message, repository::people(tx, sent.chatId)});
    return message;
}

Message ChatService::edit(Transaction& tx, UserId user, const EditMessagePayload& change)
{
    const Seat seat = lockedSeatOf(tx, change.chatId, user);
    const Message before = ownMessage(tx, seat, {change.chatId, change.seq}, user);
    if (before.deletedAt)
        throw Problem(ErrorCode::MessageDeleted);
    if (before.content == change.content)
        return before;
    if (!seat.mayWrite)
        throw Problem(ErrorCode::ChatNotAllowed);
    const std::optional<Message> edited = repository::editMessage(tx, before, change.content, seat.rev + 1);
    if (!edited)
        throw Problem(ErrorCode::AlreadyRead);
    repository::setRev(tx, change.chatId, edited->rev);
    tx.raise(MessageEdited{*edited, repository::people(tx, change.chatId)});
    return *edited;
}

Message ChatService::remove(Transaction& tx, UserId user, const MessagePlace& place)
{
    const Seat seat = lockedSeatOf(tx, place.chatId, user);
    const Message before = ownMessage(tx, seat, place, user);
    if (before.deletedAt)
        return before;
    const std::optional<Message> deleted = repository::deleteMessage(tx, before, seat.rev + 1);
    if (!deleted)
        throw Problem(ErrorCode::AlreadyRead);
    repository::setRev(tx, place.chatId, deleted->rev);
    tx.raise(MessageDeleted{*deleted, repository::people(tx, place.chatId)});
    return *deleted;
}

MarkMoved ChatService::markDelivered(Transaction& tx, UserId user, const MessagePlace& place)
{
    return mark(tx, user, place, false);
}

MarkMoved ChatService::markRead(Transaction& tx, UserId user, const MessagePlace& place)
{
    return mark(tx, user, place, true);
}

MarkMoved ChatService::mark(Transaction& tx, UserId user, const MessagePlace& place, bool read)
{
    const Seat seat = lockedSeatOf(tx, place.chatId, user);
    if (place.seq > seat.lastSeq)
        throw Problem::field("/seq", "out-of-range", QStringLiteral("There is no such message yet."));
    const qint64 rev = seat.rev + 1;
    const bool moved = read ? repository::moveRead(tx, place.chatId, user, place.seq, rev)
                            : repository::moveDelivered(tx, place.chatId, user, place.seq, rev);
    if (!moved)
        return {place.chatId, read ? seat.readSeq : seat.deliveredSeq, user, seat.ownRev, tx.now()};
    repository::setRev(tx, place.chatId, rev);
    const MarkMoved mark{place.chatId, place.seq, user, rev, tx.now()};
    tx.raise(MarkAdvanced{mark, read, repository::people(tx, place.chatId)});
    return mark;
}

Message ChatService::message(Transaction& tx, UserId user, const MessagePlace& place)
{
    return messageAt(tx, seatOf(tx, place.chatId, user), place);
}

History ChatService::history(Transaction& tx, UserId user, const HistoryPayload& query)
{
    const Seat seat = seatOf(tx, query.chatId, user);
    const qint64 before = query.beforeSeq.value_or(std::numeric_limits<qint64>::max());
    const auto most = static_cast<std::size_t>(query.limit);
    History history;
    if (query.afterSeq) {
        history.items = repository::messagesAfter(
            tx, query.chatId, std::max(*query.afterSeq, seat.visibleFromSeq - 1), before, query.limit + 1);
        history.more = history.items.size() > most;
        if (history.more)
            history.items.pop_back();
    } else {
        history.items =
            repository::messagesBefore(tx, query.chatId, seat.visibleFromSeq, before, query.limit + 1);
        history.more = history.items.size() > most;
        if (history.more)
            history.items.erase(history.items.begin());
    }
    return history;
}

ChatChanges ChatService::changes(Transaction& tx, UserId user, const ChangesPayload& query)
{
    // The counter is read first: on PostgreSQL the rows may be newer, which does no harm, but never older.
    const Seat seat = seatOf(tx, query.chatId, user);
    return merged(
        repository::changedMessages(tx, query.chatId, seat.visibleFromSeq, query.after, query.limit + 1),
        repository::changedParticipants(tx, query.chatId, query.after), static_cast<std::size_t>(query.limit),
        seat.rev);
}

} // namespace gremio::chat
