// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/chat_events.h"
#include "server/chat/chat_service.h"
#include "server/directory/directory_service.h"
#include "server/mentorship/mentorship_service.h"
#include "tests/support/test_database.h"

#include <QStringList>

#include <map>
#include <mutex>

namespace gremio::test {

using chat::ChatService;
using storage::Transaction;

/// A database with the real chats, mentorships and blocks on it, and people to play with.
class Stage {
public:
    explicit Stage(Engine engine, int writers = 4);

    TestDatabase base;
    directory::DirectoryService directory;
    mentorship::MentorshipService mentorship{directory};

    UserId person(const QString& name);
    /// In an active mentorship from now on; the chat that it opens.
    ChatId join(UserId mentor, UserId apprentice);
    void part(UserId one, UserId other);
    void block(UserId user, UserId other, bool blocked = true);
    /// As identity does it.
    void deleteAccount(UserId user);
    ChatId group(UserId founder, const std::vector<UserId>& others);

    template <class F>
    auto write(F f)
    {
        return base.database().writeNow(f);
    }
    template <class F>
    auto read(F f)
    {
        return base.database().readNow(f);
    }

    Message say(UserId user, ChatId chat, const QString& text, std::optional<qint64> replyTo = {});
    Message sayAs(UserId user, ChatId chat, ClientMessageId client, const QString& text);
    Message edit(UserId user, ChatId chat, qint64 seq, const QString& text);
    Message remove(UserId user, ChatId chat, qint64 seq);
    MarkMoved markRead(UserId user, ChatId chat, qint64 seq);
    MarkMoved markDelivered(UserId user, ChatId chat, qint64 seq);
    History history(UserId user, ChatId chat, int limit = 100, std::optional<qint64> before = {},
        std::optional<qint64> after = {});
    ChatChanges changes(UserId user, ChatId chat, qint64 after, int limit = 100);
    Chat see(UserId user, ChatId chat);
    std::vector<Chat> list(UserId user);
    ClientMessageId client();
    std::vector<ClientMessageId> clients(int count);

    /// What was told after commits since the last call, one line each: `sent 3 to Ana Ben`, …
    QStringList told();
    /// The message numbers that `sent` told of that chat, in the order in which it was told.
    std::vector<qint64> sentOrder(ChatId chat);

private:
    QString names(std::vector<UserId> people);

    std::mutex m_mutex;
    QStringList m_told;
    std::map<ChatId, std::vector<qint64>> m_order;
    std::map<UserId, QString> m_names;
    int m_made = 0;
};

/// Two who talk, in a mentorship; what opened their chat was told already.
struct Two : Stage {
    explicit Two(Engine engine, int writers = 4);

    const UserId ana = person(QStringLiteral("Ana"));
    const UserId ben = person(QStringLiteral("Ben"));
    const ChatId chat = join(ana, ben);
};

/// The problem that `f()` throws, or nothing.
template <class F>
std::optional<ErrorCode> problemOf(F f)
{
    try {
        f();
    } catch (const Problem& problem) {
        return problem.code();
    }
    return std::nullopt;
}

} // namespace gremio::test
