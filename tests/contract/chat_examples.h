// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/block.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/message_events.h"
#include "shared/protocol/presence.h"

/// Of what is said in chats and told over a lasting connection; see examples.h.
namespace gremio::test::examples {

Message message();
Message deletedMessage();
Chat chat();
Chat plainChat();
History history();
ChatChanges changes();
MarkMoved mark();
MessageError messageError();
UserStatus userStatus();
UserTyping userTyping();
Page<BlockedUser> blockPage();
BlockPayload block();

SendMessagePayload sendPayload();
NewMessageBody newMessageBody();
EditMessagePayload editPayload();
MessagePlace place();
HistoryPayload historyPayload();
ChangesPayload changesPayload();
TypingPayload typingPayload();
CreateChatBody createChatBody();

template <class Visit>
void chatAnswers(Visit&& visit)
{
    visit("chat", "Message", message());
    visit("chat", "Message, deleted", deletedMessage());
    visit("chat", "MessageAnswer", MessageAnswer{message()});
    visit("chat", "Chat", chat());
    visit("chat", "Chat, the least", plainChat());
    visit("chat", "ChatPage", Page<Chat>{{plainChat()}, QStringLiteral("b3BhcXVl")});
    visit("chat", "History", history());
    visit("chat", "ChatChanges", changes());
    visit("chat", "MarkMoved", mark());
    visit("chat", "MessageError", messageError());
    visit("chat", "UserStatus", userStatus());
    visit("chat", "UserTyping", userTyping());
    visit("chat", "BlockPage", blockPage());
    visit("chat", "Block that is told", block());
}

template <class Visit>
void chatRequests(Visit&& visit)
{
    visit("chat", "SendMessagePayload", sendPayload());
    visit("chat", "NewMessageBody", newMessageBody());
    visit("chat", "EditMessagePayload", editPayload());
    visit("chat", "EditMessageBody", EditMessageBody{editPayload().content});
    visit("chat", "MessagePlace", place());
    visit("chat", "ReadBody", ReadBody{place().seq});
    visit("chat", "HistoryPayload", historyPayload());
    visit("chat", "ChangesPayload", changesPayload());
    visit("chat", "SetStatusPayload", SetStatusPayload{Presence::Away});
    visit("chat", "TypingPayload", typingPayload());
    visit("chat", "BlockPayload", block());
    visit("chat", "RefreshSocketPayload", RefreshSocketPayload{QStringLiteral("eyJ.eyJ.sig")});
    visit("chat", "CreateChatBody", createChatBody());
}

} // namespace gremio::test::examples
