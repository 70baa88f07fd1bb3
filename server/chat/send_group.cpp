// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/send_group.h"

#include "server/chat/json_rows.h"
#include "server/chat/message_repository.h"
#include "server/chat/message_words.h"
#include "server/storage/done_ahead.h"
#include "server/storage/text_array.h"

#include <map>
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
constexpr Statement countGroup("chat/count_group");
constexpr Statement markGroup("chat/mark_group");
constexpr Statement peopleOfGroup("chat/people_of_group");
constexpr Statement indexGroup("chat/index_group");

/// Characters. Longer messages are rare; taking them apart would hold up a thread that talks to clients.
constexpr qsizetype ordinaryLength = 1000;

struct Item {
    UserId sender;
    SendMessagePayload message;
    std::optional<QStringList> terms{}; ///< of ordinary messages
    // SQLite: what its statements take, as far as it is known before the message is stored.
    QByteArray row{}; ///< a JSON array without its last element, the id
    QByteArray words{}; ///< of ordinary messages: a JSON string

    QStringList allTerms() const { return terms ? *terms : searchTerms(message.content); }
    QByteArray indexed(const QStringList& those) const
    {
        QByteArray json;
        JsonWriter(json).value(searchText({message.chatId, Stretch::whole}, those));
        return json;
    }
    void prepare()
    {
        JsonWriter writer(row);
        writer.beginArray();
        writeJson(writer, message.chatId);
        writeJson(writer, sender);
        writeJson(writer, message.clientId);
        writeJson(writer, message.type);
        writeJson(writer, message.content);
        appendTo(writer, message.replyTo);
        if (message.content.size() > ordinaryLength)
            return;
        terms = searchTerms(message.content);
        words = indexed(*terms);
    }
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

struct Sent {
    const Item* item;
    MessageId id;
};

std::vector<UserId> usersFrom(const QByteArray& list)
{
    std::vector<UserId> users;
    for (const QByteArray& user : list.split(' '))
        users.push_back(UserId::parse(user).value());
    return users;
}

void storeAtOnce(Transaction& tx, const std::vector<Sent>& sent)
{
    std::set<ChatId> chats;
    Columns columns;
    for (const Sent& one : sent) {
        chats.insert(one.item->message.chatId);
        columns.add(*one.item, one.id);
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
        SentAhead::Stored one{repository::messageFrom(stored), usersFrom(stored.get<QByteArray>(12))};
        const std::pair key(one.message.senderId, one.message.clientId);
        ahead.emplace(key, std::move(one));
    }
}

/// The messages that were stored, in the order of their seq, with nobody to tell yet.
std::vector<SentAhead::Stored> insertRows(Transaction& tx, const std::vector<Sent>& sent)
{
    JsonRows rows;
    std::map<MessageId, const Item*> items;
    for (const Sent& one : sent) {
        rows.addTo(one.item->row, one.id);
        items.emplace(one.id, one.item);
    }
    std::vector<SentAhead::Stored> stored;
    JsonRows words;
    Query row = tx.query(storeGroup);
    row.bind("rows", rows.text()).bind("now", tx.now());
    while (row.next()) {
        const auto id = row.get<MessageId>(0);
        const Item& item = *items.at(id);
        Message message;
        message.id = id;
        message.chatId = item.message.chatId;
        message.seq = row.get<qint64>(1);
        message.rev = row.get<qint64>(2);
        message.senderId = item.sender;
        message.clientId = item.message.clientId;
        message.type = item.message.type;
        message.content = item.message.content;
        message.replyTo = item.message.replyTo;
        message.createdAt = tx.now();
        words.addWritten(
            row.get<qint64>(3), item.words.isEmpty() ? item.indexed(item.allTerms()) : item.words);
        stored.push_back({std::move(message), {}});
    }
    // At the end of the transaction, for the reason that message_repository.cpp tells.
    tx.beforeCommit(
        [words = words.text()](Transaction& last) { last.query(indexGroup).bind("rows", words).exec(); });
    return stored;
}

void storeByRows(Transaction& tx, const std::vector<Sent>& sent)
{
    std::vector<SentAhead::Stored> stored = insertRows(tx, sent);
    std::map<ChatId, const Message*> lastOfChat;
    std::map<std::pair<ChatId, UserId>, const Message*> lastOfSender;
    for (const SentAhead::Stored& one : stored) {
        for (const Message** last :
            {&lastOfChat[one.message.chatId], &lastOfSender[{one.message.chatId, one.message.senderId}]}) {
            if (!*last || (*last)->seq < one.message.seq)
                *last = &one.message;
        }
    }
    JsonRows counts;
    for (const auto& [chat, last] : lastOfChat)
        counts.add(chat, last->seq, last->rev);
    tx.query(countGroup).bind("rows", counts.text()).bind("now", tx.now()).exec();
    JsonRows marks;
    for (const auto& [place, last] : lastOfSender)
        marks.add(place.first, place.second, last->seq, last->rev);
    tx.query(markGroup).bind("rows", marks.text()).exec();
    std::map<ChatId, std::vector<UserId>> people;
    for (Query row = tx.query(peopleOfGroup).bind("rows", counts.text()); row.next();)
        people.emplace(row.get<ChatId>(0), usersFrom(row.get<QByteArray>(1)));
    auto& ahead = tx.scratch<SentAhead>().messages;
    for (SentAhead::Stored& one : stored) {
        one.people = people.at(one.message.chatId);
        const std::pair key(one.message.senderId, one.message.clientId);
        ahead.emplace(key, std::move(one));
    }
    auto& done = tx.scratch<storage::DoneAhead>().items;
    for (const Sent& one : sent) {
        if (ahead.count({one.item->sender, one.item->message.clientId}) > 0)
            done.insert(one.item);
    }
}

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
    Item item{sender, message};
    if (engine == storage::Engine::Sqlite)
        item.prepare();
    hint.item = std::make_shared<const Item>(std::move(item));
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
    std::vector<Sent> sent;
    std::set<std::pair<UserId, ClientMessageId>> ids;
    for (const void* any : items) {
        const Item& item = *static_cast<const Item*>(any);
        if (ids.insert({item.sender, item.message.clientId})
                .second) // else the second one's job finds the first
            sent.push_back({&item, MessageId::generate(tx.now())});
    }
    if (tx.engine() == storage::Engine::Sqlite)
        storeByRows(tx, sent);
    else
        storeAtOnce(tx, sent);
}

void SendGroup::after(Transaction& tx) const
{
    // A job that had its answer without asking (a kept one) would leave a message that nobody is told of.
    if (!tx.scratch<SentAhead>().messages.empty())
        throw std::logic_error("a message was stored for a job that did not send it");
}

} // namespace gremio::chat
