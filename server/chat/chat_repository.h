// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/error.h"
#include "server/storage/transaction.h"
#include "shared/protocol/chat.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace gremio::chat {

/// A place in somebody's list of chats, which runs from the one written in last: the last item that was seen.
struct ChatPosition {
    Instant activeAt{};
    ChatId id;
};

/// Somebody's place in a chat, and the chat's counters.
struct Seat {
    ChatKind kind = ChatKind::Private;
    qint64 lastSeq = 0;
    qint64 rev = 0;
    qint64 deliveredSeq = 0;
    qint64 readSeq = 0;
    qint64 ownRev = 0;
    qint64 visibleFromSeq = 1;
    bool mayWrite = false;
};

/// The rows of chats and chat_participants; names come from profiles, and who belongs together from
/// mentorships and blocks. Whoever changes anything in a chat locks its row first, and then reads.
namespace repository {

/// Which broken constraint is which problem.
void registerConstraints(storage::ConstraintMap& map);

/// Waits for others that change the chat, until the transaction ends.
void lockChat(storage::Transaction& tx, ChatId chat);
/// Nothing for whoever is not in the chat.
std::optional<Seat> seat(storage::Transaction& tx, ChatId chat, UserId user);
/// Who is in the chat, in the order of their ids.
std::vector<UserId> people(storage::Transaction& tx, ChatId chat);

/// As somebody in it sees it.
std::optional<Chat> chat(storage::Transaction& tx, ChatId id, UserId user);
/// Without those that are hidden.
std::vector<Chat> chats(
    storage::Transaction& tx, UserId user, const std::optional<ChatPosition>& after, int limit);
/// Where the list goes on after that chat.
Instant activeAt(storage::Transaction& tx, ChatId id);
/// All whom each of the users is in a chat with, hidden ones too: pairs of one of them and somebody else.
std::vector<std::pair<UserId, UserId>> companions(storage::Transaction& tx, std::span<const UserId> users);
/// Every chat of the user, in the order of the ids.
std::vector<ChatId> chatsOf(storage::Transaction& tx, UserId user);

/// Whose rows changed after `rev`, in that order.
std::vector<ChatParticipant> changedParticipants(storage::Transaction& tx, ChatId chat, qint64 rev);

struct NewChat {
    ChatId id;
    ChatKind kind = ChatKind::Private;
    std::optional<QString> title;
    std::vector<UserId> people; ///< private: the two
};
/// False when the two have a private chat already.
bool insertChat(storage::Transaction& tx, const NewChat& chat);
std::optional<ChatId> privateChat(storage::Transaction& tx, UserId one, UserId other);

/// In an active mentorship, whoever is the mentor, and neither blocks the other.
bool belongTogether(storage::Transaction& tx, UserId one, UserId other);
/// Those of them whose accounts are in use.
int countActive(storage::Transaction& tx, const std::vector<UserId>& users);

void hide(storage::Transaction& tx, ChatId chat, UserId user);
/// False when it was not hidden.
bool show(storage::Transaction& tx, ChatId chat, UserId user);

/// Each false where the mark is there or further on already. The chat's `rev` is for the caller to set.
bool moveDelivered(storage::Transaction& tx, ChatId chat, UserId user, qint64 seq, qint64 rev);
bool moveRead(storage::Transaction& tx, ChatId chat, UserId user, qint64 seq, qint64 rev);
void leave(storage::Transaction& tx, ChatId chat, UserId user, qint64 rev);
void setRev(storage::Transaction& tx, ChatId chat, qint64 rev);

} // namespace repository

} // namespace gremio::chat
