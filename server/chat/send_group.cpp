// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/send_group.h"

#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "shared/core/json_writer.h"

#include <set>
#include <stdexcept>

namespace gremio::chat {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement lockChats("chat/lock_chats");
constexpr Statement storeGroup("chat/store_group");

struct Item {
    UserId sender;
    SendMessagePayload message;
};

const SendGroup group; // holds nothing

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

storage::WriteHint sendHint(UserId sender, const SendMessagePayload& message)
{
    storage::WriteHint hint = writeHint(message.chatId);
    hint.item = std::make_shared<const Item>(Item{sender, message});
    return hint;
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
    QByteArray rowText;
    JsonWriter rows(rowText);
    rows.beginArray();
    for (const void* any : items) {
        const Item& item = *static_cast<const Item*>(any);
        const SendMessagePayload& message = item.message;
        if (!ids.insert({item.sender, message.clientId}).second)
            continue; // twice in one group: the second one's job finds the first
        chats.insert(message.chatId);
        rows.beginObject();
        rows.member("n", qint64(ids.size()));
        rows.member("chat", message.chatId.toString());
        rows.member("sender", item.sender.toString());
        rows.member("client", message.clientId.toString());
        rows.member("id", MessageId::generate(tx.now()).toString());
        rows.member("type", QString::fromLatin1(enumText(message.type)));
        rows.member("content", message.content);
        if (message.replyTo)
            rows.member("reply_to", *message.replyTo);
        rows.member("words", searchText({message.chatId, Stretch::open}, message.content));
        rows.endObject();
    }
    rows.endArray();
    QByteArray listText;
    JsonWriter list(listText);
    list.beginArray();
    for (const ChatId chat : chats)
        list.value(chat.toString());
    list.endArray();
    tx.query(lockChats).bind("chats", storage::Utf8{listText}).exec();
    Query stored = tx.query(storeGroup);
    stored.bind("items", storage::Utf8{rowText}).bind("now", tx.now());
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
