// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/chat_repository.h"
#include "server/storage/event_bus.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/message_events.h"

namespace gremio::chat {

/// The rules of chats, each call inside the caller's transaction. A rule that is not kept is thrown as
/// Problem, and the transaction with it. To whoever is not in a chat it is not there (NotFound). Holds
/// nothing: any thread.
///
/// Whatever changes a chat first locks its row, and raises its `rev` once. So `seq` has no gap, two changes
/// never share a `rev`, and whether a message was read before it is edited has one answer. Jobs should be
/// given writeHint(chat) or sendHint() (send_group.h), so that what they tell goes out in the order of `seq`.
class ChatService {
public:
    /// Ties it to mentorships, blocks and accounts, in the transactions that change them.
    static void listen(storage::EventBus& bus);

    /// Stores the message, unless its sender gave its clientId to one before: then that one is the answer,
    /// whatever it says, and nobody is told. ChatNotAllowed; ValidationFailed for a `replyTo` that is not
    /// there.
    static Message send(storage::Transaction& tx, UserId user, const SendMessagePayload& message);

    /// By its sender, until somebody else has read it. What it says already changes nothing. ChatNotAllowed,
    /// AlreadyRead, MessageDeleted; Forbidden for somebody else's.
    static Message edit(storage::Transaction& tx, UserId user, const EditMessagePayload& change);

    /// By its sender, until somebody else has read it; also where they may not write any more. A second time
    /// changes nothing. AlreadyRead; Forbidden for somebody else's.
    static Message remove(storage::Transaction& tx, UserId user, const MessagePlace& place);

    /// A device has all up to there; somebody has read it. Marks never go back. ValidationFailed for what is
    /// not there yet.
    static MarkMoved markDelivered(storage::Transaction& tx, UserId user, const MessagePlace& place);
    static MarkMoved markRead(storage::Transaction& tx, UserId user, const MessagePlace& place);

    /// NotFound also for one that the user may not see.
    static Message message(storage::Transaction& tx, UserId user, const MessagePlace& place);
    static History history(storage::Transaction& tx, UserId user, const HistoryPayload& query);
    static ChatChanges changes(storage::Transaction& tx, UserId user, const ChangesPayload& query);

    /// The chat written in last first, from `after` on; without those the user hid.
    static std::vector<Chat> chats(
        storage::Transaction& tx, UserId user, const std::optional<ChatPosition>& after, int limit);
    static Chat chat(storage::Transaction& tx, UserId user, ChatId id);

    /// The private chat with somebody, which may be there already and then is no longer hidden; or a new
    /// group. With people one shares an active mentorship with: NotFound for who is not there,
    /// ChatNotAllowed for others.
    static Chat create(storage::Transaction& tx, UserId user, const CreateChatBody& body);

    /// Until there is a new message. Nobody else sees it.
    static void hide(storage::Transaction& tx, UserId user, ChatId id);

    /// Whether the user may write there: the active mentorship of the two and no block between them, or
    /// membership of the group. NotFound.
    static bool mayWrite(storage::Transaction& tx, UserId user, ChatId id);
    /// Who is in the chat, the user too. NotFound.
    static std::vector<UserId> people(storage::Transaction& tx, UserId user, ChatId id);

    /// All whom each of the users is in a chat with, but for those where one blocks the other: who may see
    /// whether they are online. Pairs of one of them and somebody else.
    static std::vector<std::pair<UserId, UserId>> contactsOf(
        storage::Transaction& tx, std::span<const UserId> users);

private:
    /// An account goes. What it wrote stays with those it wrote to, without a name.
    static void forget(storage::Transaction& tx, UserId user);
    /// Tells everybody in the chat how it is now.
    static void tellChat(storage::Transaction& tx, ChatId id);
    static MarkMoved mark(storage::Transaction& tx, UserId user, const MessagePlace& place, bool read);
};

} // namespace gremio::chat
