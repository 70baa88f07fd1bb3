// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_events.h"
#include "server/chat/chat_service.h"
#include "server/identity/identity_events.h"
#include "server/mentorship/mentorship_events.h"
#include "server/moderation/moderation_events.h"
#include "server/scheduling/scheduling_events.h"
#include "server/scheduling/session_repository.h"

// What happens elsewhere and opens, closes or changes chats.
namespace gremio::chat {

using storage::Transaction;

namespace {

/// A mentorship began: the two have a chat, which both see again if they hid it.
ChatId openPrivate(Transaction& tx, UserId one, UserId other)
{
    const auto fresh = ChatId::generate(tx.now());
    if (!repository::privateChat(tx, one, other)
        && repository::insertChat(tx, {fresh, ChatKind::Private, {}, {one, other}}))
        return fresh;
    const ChatId there = repository::privateChat(tx, one, other).value();
    repository::lockChat(tx, there);
    repository::show(tx, there, one);
    repository::show(tx, there, other);
    return there;
}

} // namespace

void ChatService::listen(storage::EventBus& bus)
{
    bus.inTransaction<mentorship::MentorshipStarted>(
        [](const mentorship::MentorshipStarted& event, Transaction& tx) {
            tellChat(tx, openPrivate(tx, event.mentor, event.apprentice));
        });
    bus.inTransaction<mentorship::MentorshipEnded>(
        [](const mentorship::MentorshipEnded& event, Transaction& tx) {
            if (const auto chat = repository::privateChat(tx, event.mentor, event.apprentice))
                tellChat(tx, *chat);
        });
    // A session lets the two write, also when their mentorship has ended; until then it changes nothing.
    bus.inTransaction<scheduling::SessionChanged>(
        [](const scheduling::SessionChanged& event, Transaction& tx) {
            if (scheduling::repository::mayBook(tx, event.mentor, event.apprentice))
                return;
            if (const auto chat = repository::privateChat(tx, event.mentor, event.apprentice))
                tellChat(tx, *chat);
        });
    bus.inTransaction<moderation::BlockChanged>([](const moderation::BlockChanged& event, Transaction& tx) {
        const auto chat = repository::privateChat(tx, event.blocker, event.blocked);
        if (!chat)
            return;
        // A message that is being sent is stored before the block, or refused after it.
        repository::lockChat(tx, *chat);
        if (auto seen = repository::chat(tx, *chat, event.blocker))
            tx.raise(ChatChanged{event.blocker, *std::move(seen)});
    });
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, Transaction& tx) { forget(tx, event.user); });
}

void ChatService::forget(Transaction& tx, UserId user)
{
    for (const ChatId id : repository::chatsOf(tx, user)) {
        repository::lockChat(tx, id);
        const std::optional<Seat> seat = repository::seat(tx, id, user);
        if (!seat)
            continue;
        repository::leave(tx, id, user, seat->rev + 1);
        repository::setRev(tx, id, seat->rev + 1);
        tellChat(tx, id);
    }
}

} // namespace gremio::chat
