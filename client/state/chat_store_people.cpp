// SPDX-License-Identifier: GPL-3.0-or-later
// Who is there, and who writes.
#include "client/state/chat_store.h"

#include <QTimer>

namespace gremio {

namespace {
/// realtime.md, Events: it ends by itself.
constexpr auto typingEnds = std::chrono::seconds(6);
} // namespace

Presence ChatStore::presence(const UserId& user) const
{
    return m_presence.value(user).status;
}

std::optional<Instant> ChatStore::lastSeen(const UserId& user) const
{
    return m_presence.value(user).lastSeen;
}

void ChatStore::setPresence(const UserStatus& status)
{
    UserStatus& known = m_presence[status.userId];
    if (known == status)
        return;
    known = status;
    Q_EMIT presenceChanged(status.userId);
}

void ChatStore::forgetPresence()
{
    const auto known = std::exchange(m_presence, {});
    for (auto one = known.begin(); one != known.end(); ++one)
        Q_EMIT presenceChanged(one.key());
    while (!m_typing.empty()) {
        const auto [chat, user] = m_typing.begin()->first;
        endTyping(chat, user);
    }
}

std::vector<UserId> ChatStore::typing(const ChatId& id) const
{
    std::vector<UserId> users;
    for (const auto& [key, timer] : m_typing) {
        if (key.first == id)
            users.push_back(key.second);
    }
    return users;
}

void ChatStore::setTyping(const UserTyping& typing)
{
    if (typing.userId == m_me)
        return;
    if (!typing.typing) {
        endTyping(typing.chatId, typing.userId);
        return;
    }
    auto& timer = m_typing[{typing.chatId, typing.userId}];
    const bool news = !timer;
    if (news) {
        timer = std::make_unique<QTimer>();
        timer->setSingleShot(true);
        connect(
            timer.get(), &QTimer::timeout, this, [this, typing] { endTyping(typing.chatId, typing.userId); });
    }
    timer->start(typingEnds);
    if (news)
        Q_EMIT typingChanged(typing.chatId);
}

void ChatStore::setBlocked(const UserId& user, bool blocked)
{
    if (blocked ? m_blocked.insert(user).second : m_blocked.erase(user) > 0)
        Q_EMIT blockChanged(user);
}

void ChatStore::setBlocks(const std::set<UserId>& users)
{
    const std::set<UserId> before = m_blocked;
    for (const UserId& user : before) {
        if (!users.contains(user))
            setBlocked(user, false);
    }
    for (const UserId& user : users)
        setBlocked(user, true);
}

void ChatStore::endTyping(const ChatId& id, const UserId& user)
{
    const auto place = m_typing.find({id, user});
    if (place == m_typing.end())
        return;
    // It may be this timer that calls.
    place->second.release()->deleteLater();
    m_typing.erase(place);
    Q_EMIT typingChanged(id);
}

} // namespace gremio
