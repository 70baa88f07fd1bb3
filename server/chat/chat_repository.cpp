// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_repository.h"

#include "server/chat/message_repository.h"
#include "server/storage/text_array.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace gremio::chat::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement lockChatRow("chat/lock_chat");
constexpr Statement seatOf("chat/seat");
constexpr Statement peopleOf("chat/people");
constexpr Statement chatOfUser("chat/chat_of_user");
constexpr Statement chatsOfUser("chat/chats_of_user");
constexpr Statement activeAtOf("chat/active_at");
constexpr Statement participantsOfChats("chat/participants_of_chats");
constexpr Statement changedParticipantsOf("chat/changed_participants");
constexpr Statement companionsOf("chat/companions");
constexpr Statement chatsOfMember("chat/chats_of_member");
constexpr Statement insertChatRow("chat/insert_chat");
constexpr Statement insertParticipant("chat/insert_participant");
constexpr Statement privateChatOf("chat/private_chat");
constexpr Statement belongTogetherNow("chat/belong_together");
constexpr Statement countActiveUsers("chat/count_active");
constexpr Statement hideChat("chat/hide_chat");
constexpr Statement showChat("chat/show_chat");
constexpr Statement moveDeliveredMark("chat/move_delivered");
constexpr Statement moveReadMark("chat/move_read");
constexpr Statement leaveChat("chat/leave_chat");
constexpr Statement setChatRev("chat/set_rev");

/// As JSON, for statements that look for several.
template <class Ids>
QString listOf(const Ids& ids)
{
    QString list = QStringLiteral("[");
    for (const auto& id : ids) {
        if (list.size() > 1)
            list += u',';
        list += u'"' + id.toString() + u'"';
    }
    return list + u']';
}

ChatParticipant participantFrom(const Query& row)
{
    ChatParticipant participant;
    participant.person = {row.get<UserId>(0), row.get<QString>(1), row.get<std::optional<QString>>(2)};
    participant.person.deleted = participant.person.displayName.isEmpty(); // nobody else is without a name
    participant.deliveredSeq = row.get<qint64>(3);
    participant.readSeq = row.get<qint64>(4);
    participant.rev = row.get<qint64>(5);
    participant.leftAt = row.get<std::optional<Instant>>(6);
    return participant;
}

/// Without its participants.
Chat chatFrom(const Query& row)
{
    Chat chat;
    chat.id = row.get<ChatId>(0);
    chat.kind = row.get<ChatKind>(1);
    chat.title = row.get<std::optional<QString>>(2);
    chat.lastSeq = row.get<qint64>(3);
    chat.rev = row.get<qint64>(4);
    chat.createdAt = row.get<Instant>(5);
    chat.visibleFromSeq = row.get<qint64>(7);
    chat.hidden = row.get<std::optional<bool>>(8).value_or(false);
    // One's own messages are read: what is left are those of others.
    const qint64 seen = std::max(row.get<qint64>(6), chat.visibleFromSeq - 1);
    chat.unread = std::max<qint64>(chat.lastSeq - seen - row.get<qint64>(9), 0);
    chat.mayWrite = row.get<bool>(10);
    if (row.get<std::optional<MessageId>>(11))
        chat.lastMessage = messageFrom(row, 11);
    return chat;
}

void addParticipants(Transaction& tx, std::vector<Chat>& chats)
{
    if (chats.empty())
        return;
    QHash<ChatId, std::size_t> places;
    std::vector<ChatId> ids;
    for (const Chat& chat : chats) {
        places.insert(chat.id, ids.size());
        ids.push_back(chat.id);
    }
    Query rows = tx.query(participantsOfChats);
    rows.bind("chats", listOf(ids));
    while (rows.next())
        chats[places.value(rows.get<ChatId>(7))].participants.push_back(participantFrom(rows));
}

/// A session lets two write for so long after its end; it began no longer than a day before that.
Query withSessions(const Transaction& tx, Query query)
{
    const Instant since = tx.now() - std::chrono::days(30);
    query.bind("since", since).bind("earliest", since - std::chrono::days(1));
    return query;
}

std::pair<UserId, UserId> ordered(UserId one, UserId other)
{
    return one < other ? std::pair(one, other) : std::pair(other, one);
}

} // namespace

void registerConstraints(storage::ConstraintMap&)
{
    // Nothing that a caller could meet: what clashes is looked at before, under the chat's lock.
}

void lockChat(Transaction& tx, ChatId chat)
{
    if (tx.engine() == storage::Engine::Postgres) // SQLite has one writer at a time
        tx.query(lockChatRow).bind("chat", chat).exists();
}

std::optional<Seat> seat(Transaction& tx, ChatId chat, UserId user)
{
    return withSessions(tx, tx.query(seatOf)).bind("chat", chat).bind("user", user).one([](const Query& row) {
        Seat seat;
        seat.kind = row.get<ChatKind>(0);
        seat.lastSeq = row.get<qint64>(1);
        seat.rev = row.get<qint64>(2);
        seat.deliveredSeq = row.get<qint64>(3);
        seat.readSeq = row.get<qint64>(4);
        seat.ownRev = row.get<qint64>(5);
        seat.visibleFromSeq = row.get<qint64>(6);
        seat.mayWrite = row.get<bool>(7);
        return seat;
    });
}

std::vector<UserId> people(Transaction& tx, ChatId chat)
{
    return tx.query(peopleOf).bind("chat", chat).all([](const Query& row) { return row.get<UserId>(0); });
}

std::optional<Chat> chat(Transaction& tx, ChatId id, UserId user)
{
    std::vector<Chat> found =
        withSessions(tx, tx.query(chatOfUser)).bind("chat", id).bind("user", user).all(chatFrom);
    addParticipants(tx, found);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Chat> chats(Transaction& tx, UserId user, const std::optional<ChatPosition>& after, int limit)
{
    const ChatPosition from =
        after.value_or(ChatPosition{instantFromMillis(std::numeric_limits<qint64>::max()), ChatId()});
    std::vector<Chat> found = withSessions(tx, tx.query(chatsOfUser))
                                  .bind("user", user)
                                  .bind("before_at", from.activeAt)
                                  .bind("before_id", from.id)
                                  .bind("limit", limit)
                                  .all(chatFrom);
    addParticipants(tx, found);
    return found;
}

Instant activeAt(Transaction& tx, ChatId id)
{
    return tx.query(activeAtOf).bind("chat", id).value<Instant>().value_or(Instant{});
}

std::vector<std::pair<UserId, UserId>> companions(Transaction& tx, std::span<const UserId> users)
{
    return tx.query(companionsOf).bind("users", storage::setOf(tx.engine(), users)).all([](const Query& row) {
        return std::pair(row.get<UserId>(0), row.get<UserId>(1));
    });
}

std::vector<ChatId> chatsOf(Transaction& tx, UserId user)
{
    return tx.query(chatsOfMember).bind("user", user).all([](const Query& row) {
        return row.get<ChatId>(0);
    });
}

std::vector<ChatParticipant> changedParticipants(Transaction& tx, ChatId chat, qint64 rev)
{
    return tx.query(changedParticipantsOf).bind("chat", chat).bind("rev", rev).all(participantFrom);
}

bool insertChat(Transaction& tx, const NewChat& chat)
{
    std::optional<UserId> low;
    std::optional<UserId> high;
    if (chat.kind == ChatKind::Private)
        std::tie(low, high) = ordered(chat.people.at(0), chat.people.at(1));
    const bool isNew = tx.query(insertChatRow)
                           .bind("id", chat.id)
                           .bind("kind", chat.kind)
                           .bind("title", chat.title)
                           .bind("low", low)
                           .bind("high", high)
                           .bind("now", tx.now())
                           .exec()
        > 0;
    if (isNew) {
        for (const UserId user : chat.people)
            tx.query(insertParticipant).bind("chat", chat.id).bind("user", user).bind("now", tx.now()).exec();
    }
    return isNew;
}

std::optional<ChatId> privateChat(Transaction& tx, UserId one, UserId other)
{
    const auto [low, high] = ordered(one, other);
    return tx.query(privateChatOf).bind("low", low).bind("high", high).value<ChatId>();
}

bool belongTogether(Transaction& tx, UserId one, UserId other)
{
    return withSessions(tx, tx.query(belongTogetherNow)).bind("one", one).bind("other", other).exists();
}

int countActive(Transaction& tx, const std::vector<UserId>& users)
{
    return tx.query(countActiveUsers).bind("users", listOf(users)).value<int>().value_or(0);
}

void hide(Transaction& tx, ChatId chat, UserId user)
{
    tx.query(hideChat).bind("chat", chat).bind("user", user).exec();
}

bool show(Transaction& tx, ChatId chat, UserId user)
{
    return tx.query(showChat).bind("chat", chat).bind("user", user).exec() > 0;
}

bool moveDelivered(Transaction& tx, ChatId chat, UserId user, qint64 seq, qint64 rev)
{
    return tx.query(moveDeliveredMark)
               .bind("chat", chat)
               .bind("user", user)
               .bind("seq", seq)
               .bind("rev", rev)
               .exec()
        > 0;
}

bool moveRead(Transaction& tx, ChatId chat, UserId user, qint64 seq, qint64 rev)
{
    return tx.query(moveReadMark)
               .bind("chat", chat)
               .bind("user", user)
               .bind("seq", seq)
               .bind("rev", rev)
               .exec()
        > 0;
}

void leave(Transaction& tx, ChatId chat, UserId user, qint64 rev)
{
    tx.query(leaveChat).bind("chat", chat).bind("user", user).bind("now", tx.now()).bind("rev", rev).exec();
}

void setRev(Transaction& tx, ChatId chat, qint64 rev)
{
    tx.query(setChatRev).bind("chat", chat).bind("rev", rev).exec();
}

} // namespace gremio::chat::repository
