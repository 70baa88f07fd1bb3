// SPDX-License-Identifier: GPL-3.0-or-later
// What joins the Messages page to the rest of the window.
#include "client/app/message_notices.h"
#include "client/app/signed_in_scope.h"
#include "client/app/window.h"
#include "client/chat/messages_page.h"
#include "client/directory/directory_page.h"
#include "client/home/home_page.h"
#include "client/mentorship/requests_page.h"
#include "client/ui/main_frame.h"

using namespace Qt::StringLiterals;

namespace gremio {

void SignedInScope::addChatHelp()
{
    m_frame->addShortcutHelp(tr("Enter"), tr("Send the message"));
    m_frame->addShortcutHelp(tr("Shift+Enter"), tr("New line in the message"));
    m_frame->addShortcutHelp(tr("Up"), tr("Edit my last message"));
    m_frame->addShortcutHelp(u"Ctrl+F"_s, tr("Search in the chat"));
    m_frame->addShortcutHelp(tr("R, E, Del"), tr("Reply to, edit, delete the chosen message"));
}

void SignedInScope::openChatWith(const UserId& user)
{
    m_frame->goTo(u"messages"_s);
    m_messages->openChatWith(user);
}

void SignedInScope::openChat(const ChatId& id)
{
    m_frame->goTo(u"messages"_s);
    m_messages->openChat(id);
}

void SignedInScope::connectChat(HomePage& home, RequestsPage& requests)
{
    connect(m_messages, &MessagesPage::said, this, &SignedInScope::toast);
    connect(m_messages, &MessagesPage::findWanted, this, [this] {
        m_frame->goTo(u"find"_s);
        m_find->focusSearch();
    });
    connect(&home, &HomePage::messagesWanted, this, [this] { m_frame->goTo(u"messages"_s); });
    connect(&home, &HomePage::chatWanted, this, &SignedInScope::openChat);
    connect(&requests, &RequestsPage::sayHelloWanted, this, &SignedInScope::openChatWith);
    connect(m_find, &DirectoryPage::sayHelloWanted, this, &SignedInScope::openChatWith);
    const auto connected = [this, &home] {
        m_messages->setConnected(m_line.isConnected());
        home.setConnected(m_line.isConnected());
        m_find->setConnected(m_line.isConnected());
    };
    connect(&m_line, &SocketIoClient::stateChanged, m_messages, connected);
    connected();
    const auto count = [this] { m_frame->setCount(u"messages"_s, m_chats.unreadTotal()); };
    connect(&m_chats, &ChatStore::unreadChanged, m_frame.get(), count);
    count();
    m_notices = std::make_unique<MessageNotices>(MessageNotices::Around{
        m_chats, m_around.notifications, m_around.clock, m_around.window, *m_messages});
    connect(m_notices.get(), &MessageNotices::chatWanted, this, &SignedInScope::openChat);
}

} // namespace gremio
