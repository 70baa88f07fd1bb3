// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_service.h"

#include "server/chat/chat_events.h"
#include "shared/core/problem.h"

#include <algorithm>

namespace gremio::chat {

using storage::Transaction;

namespace {

void requireBody(const UserId user, const CreateChatBody& body)
{
    const bool isGroup = body.kind == ChatKind::Group;
    if (!isGroup && body.userIds.size() != 1)
        throw Problem::field("/userIds", "too-many", QStringLiteral("A private chat is with one other."));
    if (isGroup && !body.title)
        throw Problem::field("/title", "required", QStringLiteral("A group has a title."));
    if (!isGroup && body.title)
        throw Problem::field("/title", "not-allowed", QStringLiteral("Only a group has a title."));
    if (std::find(body.userIds.begin(), body.userIds.end(), user) != body.userIds.end())
        throw Problem::field("/userIds", "not-allowed", QStringLiteral("Only the others stand here."));
}

void requireTogether(Transaction& tx, UserId user, const std::vector<UserId>& others)
{
    if (repository::countActive(tx, others) != static_cast<int>(others.size()))
        throw Problem(ErrorCode::NotFound, QStringLiteral("There is no such person."));
    for (const UserId other : others) {
        if (!repository::belongTogether(tx, user, other))
            throw Problem(ErrorCode::ChatNotAllowed);
    }
}

} // namespace

std::vector<Chat> ChatService::chats(
    Transaction& tx, UserId user, const std::optional<ChatPosition>& after, int limit)
{
    return repository::chats(tx, user, after, limit);
}

Chat ChatService::chat(Transaction& tx, UserId user, ChatId id)
{
    std::optional<Chat> found = repository::chat(tx, id, user);
    if (!found)
        throw Problem(ErrorCode::NotFound);
    return *std::move(found);
}

Chat ChatService::create(Transaction& tx, UserId user, const CreateChatBody& body)
{
    requireBody(user, body);
    repository::NewChat made{ChatId::generate(tx.now()), body.kind, body.title, body.userIds};
    if (body.kind == ChatKind::Private) {
        if (const auto there = repository::privateChat(tx, user, body.userIds.front())) {
            repository::lockChat(tx, *there);
            const bool shown = repository::show(tx, *there, user);
            Chat old = chat(tx, user, *there);
            if (shown)
                tx.raise(ChatChanged{user, old});
            return old;
        }
    }
    requireTogether(tx, user, body.userIds);
    made.people.push_back(user);
    if (!repository::insertChat(tx, made)) // the other one did so just now
        return chat(tx, user, repository::privateChat(tx, user, body.userIds.front()).value());
    tellChat(tx, made.id);
    return chat(tx, user, made.id);
}

void ChatService::hide(Transaction& tx, UserId user, ChatId id)
{
    repository::lockChat(tx, id); // a message that comes now shows it again
    if (chat(tx, user, id).hidden)
        return;
    repository::hide(tx, id, user);
    tx.raise(ChatChanged{user, chat(tx, user, id)});
}

bool ChatService::mayWrite(Transaction& tx, UserId user, ChatId id)
{
    const std::optional<Seat> seat = repository::seat(tx, id, user);
    if (!seat)
        throw Problem(ErrorCode::NotFound);
    return seat->mayWrite;
}

std::vector<UserId> ChatService::people(Transaction& tx, UserId user, ChatId id)
{
    std::vector<UserId> all = repository::people(tx, id);
    if (!std::binary_search(all.begin(), all.end(), user))
        throw Problem(ErrorCode::NotFound);
    return all;
}

std::vector<std::pair<UserId, UserId>> ChatService::contactsOf(Transaction& tx, std::span<const UserId> users)
{
    return repository::companions(tx, users);
}

void ChatService::tellChat(Transaction& tx, ChatId id)
{
    for (const UserId user : repository::people(tx, id)) {
        if (auto seen = repository::chat(tx, id, user))
            tx.raise(ChatChanged{user, *std::move(seen)});
    }
}

} // namespace gremio::chat
