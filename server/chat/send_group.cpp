// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/send_group.h"

#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "server/storage/text_array.h"

#include <set>
#include <stdexcept>

namespace gremio::chat {

using storage::Query;
using storage::Statement;
using storage::TextArray;
using storage::Transaction;

namespace {

constexpr Statement lockChats("chat/lock_chats");
constexpr Statement storeGroup("chat/store_group");

/// Characters. Longer messages are rare; taking them apart would hold up a thread that talks to clients.
constexpr qsizetype ordinaryLength = 1000;

struct Item {
    UserId sender;
    SendMessagePayload message;
    std::optional<QStringList> terms; ///< of ordinary messages

    QStringList allTerms() const { return terms ? *terms : searchTerms(message.content); }
};

const SendGroup group; // holds nothing

/// A row for each message, a column for each parameter.
struct Columns {
    TextArray chats;
    TextArray senders;
    TextArray clients;
    TextArray ids;
    TextArray types;
    TextArray contents;
    TextArray repliesTo;

    void add(const Item& item, MessageId id)
    {
        const SendMessagePayload& message = item.message;
        chats.add(message.chatId.toString());
        senders.add(item.sender.toString());
        clients.add(message.clientId.toString());
        ids.add(id.toString());
        types.add(QString::fromLatin1(enumText(message.type)));
        contents.add(message.content);
        if (message.replyTo)
            repliesTo.add(QString::number(*message.replyTo));
        else
            repliesTo.addNull();
    }
};

} // namespace

std::optional<SentAhead::Stored> SentAhead::take(UserId sender, ClientMessageId client)
{
    const auto found = messages.find({sender, client});
    if (found == messages.end())
        return std::nullopt;
    Stored stored = std::move(found->second);
    messages.erase(found);
    return stored;
}

storage::WriteHint sendHint(storage::Engine engine, UserId sender, const SendMessagePayload& message)
{
    storage::WriteHint hint = writeHint(message.chatId);
    std::optional<QStringList> terms;
    if (engine == storage::Engine::Sqlite && message.content.size() <= ordinaryLength)
        terms = searchTerms(message.content);
    hint.item = std::make_shared<const Item>(Item{sender, message, std::move(terms)});
    return hint;
}

QStringList termsOf(const Transaction& tx, const SendMessagePayload& message)
{
    const storage::WriteHint* hint = tx.hint();
    if (hint && hint->group == &group && hint->item) {
        const Item& item = *static_cast<const Item*>(hint->item.get());
        if (item.message.clientId == message.clientId && item.message.content == message.content)
            return item.allTerms();
    }
    return searchTerms(message.content);
}

storage::WriteHint writeHint(ChatId chat)
{
    storage::WriteHint hint;
    hint.key = chat.uuid().hash();
    hint.group = &group;
    return hint;
}

void SendGroup::ahead(Transaction& tx, const std::vector<const void*>& items) const
{
    std::set<ChatId> chats;
    std::set<std::pair<UserId, ClientMessageId>> ids;
    Columns columns;
    for (const void* any : items) {
        const Item& item = *static_cast<const Item*>(any);
        if (!ids.insert({item.sender, item.message.clientId}).second)
            continue; // twice in one group: the second one's job finds the first
        chats.insert(item.message.chatId);
        columns.add(item, MessageId::generate(tx.now()));
    }
    TextArray list;
    for (const ChatId chat : chats)
        list.add(chat.toString());
    tx.query(lockChats).bind("chats", list.text()).exec();
    Query stored = tx.query(storeGroup);
    stored.bind("chats", columns.chats.text())
        .bind("senders", columns.senders.text())
        .bind("clients", columns.clients.text())
        .bind("ids", columns.ids.text())
        .bind("types", columns.types.text())
        .bind("contents", columns.contents.text())
        .bind("replies_to", columns.repliesTo.text())
        .bind("now", tx.now());
    auto& ahead = tx.scratch<SentAhead>().messages;
    while (stored.next()) {
        SentAhead::Stored one;
        one.message = repository::messageFrom(stored);
        for (const QByteArray& user : stored.get<QByteArray>(12).split(' '))
            one.people.push_back(UserId::parse(user).value());
        const std::pair key(one.message.senderId, one.message.clientId);
        ahead.emplace(key, std::move(one));
    }
}

void SendGroup::after(Transaction& tx) const
{
    // A job that had its answer without asking (a kept one) would leave a message that nobody is told of.
    if (!tx.scratch<SentAhead>().messages.empty())
        throw std::logic_error("a message was stored for a job that did not send it");
}

} // namespace gremio::chat
