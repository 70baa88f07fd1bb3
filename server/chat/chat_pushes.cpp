// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/chat_pushes.h"

#include "server/chat/chat_events.h"

#include <algorithm>

namespace gremio::chat {

namespace {

constexpr auto tag = "chats";

std::span<const UserId> all(const std::vector<UserId>& people)
{
    return people;
}

} // namespace

ChatPushes::ChatPushes(realtime::EventTable& events, realtime::Hub& hub)
    : m_hub(hub)
    , m_sent(events.tells<Message>(
          "message:sent", tag, "What I said is stored; to all devices of mine, this one too"))
    , m_receive(events.tells<Message>("message:receive", tag, "Somebody else said something"))
    , m_edit(events.tells<Message>("message:edit", tag, "A message says something else now"))
    , m_delete(events.tells<Message>("message:delete", tag, "A message was deleted; its place stays"))
    , m_delivered(events.tells<MarkMoved>(
          "message:delivered", tag, "A device of a participant has all up to a message"))
    , m_read(events.tells<MarkMoved>("message:read", tag, "A participant has read all up to a message"))
    , m_changed(events.tells<Chat>(
          "chat:changed", tag, "A chat was opened or hidden, or who is in it or may write is another"))
{
}

void ChatPushes::listen(storage::EventBus& bus) const
{
    realtime::Hub* hub = &m_hub;
    bus.afterCommit<MessageSent>([hub, sent = m_sent, receive = m_receive](const MessageSent& event) {
        std::vector<UserId> others = event.people;
        std::erase(others, event.message.senderId);
        const auto message = realtime::Hub::encoded(event.message);
        hub->tell(std::span(&event.message.senderId, 1), sent, message);
        hub->tell(all(others), receive, message);
    });
    bus.afterCommit<MessageEdited>([hub, edit = m_edit](const MessageEdited& event) {
        hub->tell(all(event.people), edit, event.message);
    });
    bus.afterCommit<MessageDeleted>([hub, gone = m_delete](const MessageDeleted& event) {
        hub->tell(all(event.people), gone, event.message);
    });
    bus.afterCommit<MarkAdvanced>([hub, delivered = m_delivered, read = m_read](const MarkAdvanced& event) {
        hub->tell(all(event.people), event.read ? read : delivered, event.mark);
    });
    bus.afterCommit<ChatChanged>([hub, changed = m_changed](const ChatChanged& event) {
        hub->forgetAudience(event.chat.id);
        hub->tell(event.user, changed, event.chat);
        // Once for all of them.
        const std::vector<ChatParticipant>& people = event.chat.participants;
        const bool isNew = event.chat.rev == 1;
        if (isNew && !people.empty() && people.front().person.id == event.user) {
            std::vector<UserId> users;
            for (const ChatParticipant& participant : people)
                users.push_back(participant.person.id);
            hub->introduce(users);
        }
    });
}

} // namespace gremio::chat
