// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/chat/stage.h"

#include "server/identity/accounts.h"
#include "server/identity/user_repository.h"
#include "server/moderation/block_service.h"

#include <utility>

namespace gremio::test {

using namespace Qt::StringLiterals;
using storage::Statement;

namespace {
constexpr Statement activeMentorshipsOf("test/active_mentorships_of");
} // namespace

Stage::Stage(Engine engine, int writers)
    : base(engine)
{
    base.options.writers = writers;
    identity::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::registerConstraints(base.options.constraints);
    mentorship::repository::registerConstraints(base.options.constraints);
    directory::DirectoryService::listen(base.bus);
    mentorship.listen(base.bus);
    moderation::BlockService::listen(base.bus);
    ChatService::listen(base.bus);
    const auto tell = [this](const QString& what, const std::vector<UserId>& people) {
        const std::lock_guard lock(m_mutex);
        m_told.append(what + " to "_L1 + names(people));
    };
    base.bus.afterCommit<chat::MessageSent>([this, tell](const chat::MessageSent& event) {
        tell("sent "_L1 + QString::number(event.message.seq), event.people);
        const std::lock_guard lock(m_mutex);
        m_order[event.message.chatId].push_back(event.message.seq);
    });
    base.bus.afterCommit<chat::MessageEdited>([tell](const chat::MessageEdited& event) {
        tell("edited "_L1 + QString::number(event.message.seq), event.people);
    });
    base.bus.afterCommit<chat::MessageDeleted>([tell](const chat::MessageDeleted& event) {
        tell("deleted "_L1 + QString::number(event.message.seq), event.people);
    });
    base.bus.afterCommit<chat::MarkAdvanced>([tell](const chat::MarkAdvanced& event) {
        tell((event.read ? "read "_L1 : "delivered "_L1) + QString::number(event.mark.seq), event.people);
    });
    base.bus.afterCommit<chat::ChatChanged>([tell](const chat::ChatChanged& event) {
        const QLatin1StringView how = event.chat.hidden ? "hidden"_L1
            : event.chat.mayWrite                       ? "open"_L1
                                                        : "shut"_L1;
        tell("chat "_L1 + how, {event.user});
    });
    base.bus.freeze();
}

QString Stage::names(std::vector<UserId> people)
{
    QStringList all;
    for (const UserId user : people)
        all.append(m_names[user]);
    all.sort();
    return all.join(u' ');
}

UserId Stage::person(const QString& name)
{
    base.clock.advance(std::chrono::milliseconds(1)); // ids sort in the order in which people came
    const UserId user = write([&](Transaction& tx) {
        identity::accounts::NewAccount account;
        account.email = u"p%1@example.org"_s.arg(++m_made);
        account.displayName = name;
        account.passwordHash = "none";
        account.roles = {Role::Mentor, Role::Apprentice};
        return identity::accounts::create(tx, account);
    });
    write([&](Transaction& tx) {
        ProfileBody body;
        body.capacity = 1000;
        directory.replaceProfile(tx, user, body);
    });
    const std::lock_guard lock(m_mutex);
    m_names[user] = name;
    return user;
}

ChatId Stage::join(UserId mentor, UserId apprentice)
{
    write([&](Transaction& tx) {
        const auto request = mentorship.send(tx, apprentice, {mentor, u"Please"_s, {}});
        mentorship.accept(tx, mentor, request.id);
    });
    return read(
        [&](Transaction& tx) { return chat::repository::privateChat(tx, mentor, apprentice).value(); });
}

void Stage::part(UserId one, UserId other)
{
    write([&](Transaction& tx) {
        const auto id =
            tx.query(activeMentorshipsOf).bind("one", one).bind("other", other).value<MentorshipId>();
        mentorship.end(tx, one, id.value());
    });
}

void Stage::block(UserId user, UserId other, bool blocked)
{
    write([&](Transaction& tx) { moderation::BlockService::setBlocked(tx, user, other, blocked); });
}

void Stage::deleteAccount(UserId user)
{
    write([&](Transaction& tx) { identity::accounts::remove(tx, user); });
}

ChatId Stage::group(UserId founder, const std::vector<UserId>& others)
{
    return write([&](Transaction& tx) {
        return ChatService::create(tx, founder, {ChatKind::Group, u"Guild"_s, others}).id;
    });
}

Message Stage::say(UserId user, ChatId chat, const QString& text, std::optional<qint64> replyTo)
{
    const ClientMessageId id = client();
    return write([&](Transaction& tx) {
        return ChatService::send(tx, user, {chat, id, MessageType::Text, text, replyTo});
    });
}

Message Stage::sayAs(UserId user, ChatId chat, ClientMessageId client, const QString& text)
{
    return write([&](Transaction& tx) {
        return ChatService::send(tx, user, {chat, client, MessageType::Text, text, {}});
    });
}

Message Stage::edit(UserId user, ChatId chat, qint64 seq, const QString& text)
{
    return write([&](Transaction& tx) { return ChatService::edit(tx, user, {chat, seq, text}); });
}

Message Stage::remove(UserId user, ChatId chat, qint64 seq)
{
    return write([&](Transaction& tx) { return ChatService::remove(tx, user, {chat, seq}); });
}

MarkMoved Stage::markRead(UserId user, ChatId chat, qint64 seq)
{
    return write([&](Transaction& tx) { return ChatService::markRead(tx, user, {chat, seq}); });
}

MarkMoved Stage::markDelivered(UserId user, ChatId chat, qint64 seq)
{
    return write([&](Transaction& tx) { return ChatService::markDelivered(tx, user, {chat, seq}); });
}

History Stage::history(
    UserId user, ChatId chat, int limit, std::optional<qint64> before, std::optional<qint64> after)
{
    return read([&](Transaction& tx) {
        return ChatService::history(tx, user, {chat, before, after, limit});
    });
}

ChatChanges Stage::changes(UserId user, ChatId chat, qint64 after, int limit)
{
    return read([&](Transaction& tx) { return ChatService::changes(tx, user, {chat, after, limit}); });
}

Chat Stage::see(UserId user, ChatId chat)
{
    return read([&](Transaction& tx) { return ChatService::chat(tx, user, chat); });
}

std::vector<Chat> Stage::list(UserId user)
{
    return read([&](Transaction& tx) { return ChatService::chats(tx, user, {}, 100); });
}

ClientMessageId Stage::client()
{
    return ClientMessageId::generate(base.clock.now());
}

std::vector<ClientMessageId> Stage::clients(int count)
{
    std::vector<ClientMessageId> all;
    for (int i = 0; i < count; ++i)
        all.push_back(client());
    return all;
}

QStringList Stage::told()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_told, {});
}

std::vector<qint64> Stage::sentOrder(ChatId chat)
{
    const std::lock_guard lock(m_mutex);
    return m_order[chat];
}

Two::Two(Engine engine, int writers)
    : Stage(engine, writers)
{
    told();
}

} // namespace gremio::test
