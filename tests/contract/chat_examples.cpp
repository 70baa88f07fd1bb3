// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/chat_examples.h"

#include "tests/contract/example_parts.h"

using namespace Qt::StringLiterals;

namespace gremio::test::examples {

namespace {

const ChatId inChat = id<ChatId>(20);
const auto client = id<ClientMessageId>(21);

ChatParticipant participant(const Person& person, qint64 delivered, qint64 read, qint64 rev)
{
    return {.person = person, .deliveredSeq = delivered, .readSeq = read, .rev = rev, .leftAt = {}};
}

} // namespace

Message message()
{
    return {.id = id<MessageId>(22),
        .chatId = inChat,
        .seq = 2,
        .rev = 9'007'199'254'740'993, // beyond what a double holds
        .senderId = id<UserId>(1),
        .clientId = client,
        .type = MessageType::Text,
        .content = u"**Hola**, \"Íñigo\" \\ 🎓\n\u2028fin"_s,
        .replyTo = 1,
        .createdAt = at(0),
        .editedAt = at(1),
        .deletedAt = {}};
}

Message deletedMessage()
{
    Message message;
    message.id = id<MessageId>(23);
    message.chatId = inChat;
    message.seq = 3;
    message.rev = 5;
    message.senderId = id<UserId>(2);
    message.clientId = id<ClientMessageId>(24);
    message.createdAt = at(2);
    message.deletedAt = at(3);
    return message;
}

Chat chat()
{
    ChatParticipant left = participant(gone(), 3, 2, 5);
    left.leftAt = at(4);
    return {.id = inChat,
        .kind = ChatKind::Group,
        .title = u"Gremio & \"amigos\""_s,
        .participants = {participant(ada(), 3, 3, 4), left},
        .lastSeq = 3,
        .rev = 5,
        .lastMessage = deletedMessage(),
        .unread = 1,
        .visibleFromSeq = 2,
        .mayWrite = true,
        .hidden = true,
        .createdAt = at(0)};
}

Chat plainChat()
{
    Chat chat;
    chat.id = id<ChatId>(25);
    chat.participants = {participant(ada(), 0, 0, 1)};
    chat.rev = 1;
    chat.createdAt = at(0);
    return chat;
}

History history()
{
    return {{deletedMessage()}, true};
}

ChatChanges changes()
{
    return {5, {deletedMessage()}, {participant(ada(), 3, 3, 4)}, false};
}

MarkMoved mark()
{
    return {inChat, 3, id<UserId>(1), 4, at(3)};
}

MessageError messageError()
{
    MessageError error;
    error.clientId = client;
    error.problem.type = u"/problems/chat-not-allowed"_s;
    error.problem.title = u"You may not write here"_s;
    error.problem.status = 403;
    return error;
}

UserStatus userStatus()
{
    return {id<UserId>(1), Presence::Offline, at(5)};
}

UserTyping userTyping()
{
    return {inChat, id<UserId>(1), true};
}

Page<BlockedUser> blockPage()
{
    return {{{ada(), at(6)}}, {}};
}

BlockPayload block()
{
    return {id<UserId>(1), true};
}

SendMessagePayload sendPayload()
{
    return {inChat, client, MessageType::Text, message().content, 1};
}

NewMessageBody newMessageBody()
{
    return {client, MessageType::Text, u"Hi"_s, {}};
}

EditMessagePayload editPayload()
{
    return {inChat, 2, u"Another"_s};
}

MessagePlace place()
{
    return {inChat, 2};
}

HistoryPayload historyPayload()
{
    return {inChat, 10, {}, 50};
}

ChangesPayload changesPayload()
{
    return {inChat, 4, 100};
}

TypingPayload typingPayload()
{
    return {inChat, true};
}

CreateChatBody createChatBody()
{
    return {ChatKind::Group, u"Gremio"_s, {id<UserId>(1), id<UserId>(2)}};
}

} // namespace gremio::test::examples
