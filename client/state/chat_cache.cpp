// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/chat_cache.h"

#include "shared/core/json_encoding.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

const LocalDatabase::Schema schema{2,
    {u"CREATE TABLE chats (id TEXT PRIMARY KEY, rev INTEGER NOT NULL, read_here INTEGER NOT NULL,"
     u" document BLOB NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE blocked (user_id TEXT PRIMARY KEY) WITHOUT ROWID"_s,
        u"CREATE TABLE messages (chat_id TEXT NOT NULL, seq INTEGER NOT NULL, rev INTEGER NOT NULL,"
        u" document BLOB NOT NULL, PRIMARY KEY (chat_id, seq)) WITHOUT ROWID"_s},
    false};

template <class T>
std::optional<T> read(const QByteArray& document)
{
    try {
        return fromJson<T>(document, Reading::Tolerant);
    } catch (const Problem&) {
        return std::nullopt;
    }
}

} // namespace

ChatCache::ChatCache(const QString& file, QObject* parent)
    : QObject(parent)
    , m_database(file, schema)
{
    m_later.setSingleShot(true);
    m_later.setInterval(300ms);
    connect(&m_later, &QTimer::timeout, this, &ChatCache::flush);
}

ChatCache::~ChatCache()
{
    flush();
}

void ChatCache::follow(ChatStore& store)
{
    m_store = &store;
    restore();
    connect(&store, &ChatStore::chatChanged, this, [this](const ChatId& id) {
        m_dirty.insert(id);
        later();
    });
    connect(&store, &ChatStore::blockChanged, this, [this] {
        m_blocksDirty = true;
        later();
    });
    connect(&store, &ChatStore::chatAboutToBeRemoved, this, [this](int row) {
        forget(m_store->at(row).id);
        m_dirty.insert(m_store->at(row).id);
    });
    connect(&store, &ChatStore::listReset, this, [this] {
        for (int row = 0; row < m_store->count(); ++row)
            m_dirty.insert(m_store->at(row).id);
        later();
    });
}

void ChatCache::restore()
{
    std::vector<ChatStore::Kept> chats;
    QSqlQuery* rows = m_database.run(u"SELECT rev, read_here, document FROM chats"_s);
    while (rows && rows->next()) {
        if (auto chat = read<Chat>(rows->value(2).toByteArray()))
            chats.push_back({std::move(*chat), rows->value(0).toLongLong(), rows->value(1).toLongLong()});
    }
    m_store->restore(chats);
    std::set<UserId> blocked;
    rows = m_database.run(u"SELECT user_id FROM blocked"_s);
    while (rows && rows->next()) {
        if (const auto user = UserId::parse(rows->value(0).toString().toLatin1()))
            blocked.insert(*user);
    }
    m_store->setBlocks(blocked);
}

std::vector<Message> ChatCache::messages(const ChatId& chat)
{
    flush();
    std::vector<Message> found;
    QSqlQuery* rows =
        m_database.run(u"SELECT document FROM messages WHERE chat_id = ? ORDER BY seq DESC LIMIT ?"_s,
            {chat.toString(), messagesPerChat});
    bool whole = true;
    while (rows && rows->next()) {
        auto message = read<Message>(rows->value(0).toByteArray());
        // Behind a gap nothing says how old it is.
        whole = whole && message && (found.empty() || message->seq == found.back().seq - 1);
        if (whole)
            found.push_back(std::move(*message));
    }
    std::reverse(found.begin(), found.end());
    return found;
}

void ChatCache::put(const std::vector<Message>& messages)
{
    m_messages.insert(m_messages.end(), messages.begin(), messages.end());
    for (const Message& message : messages)
        m_dirty.insert(message.chatId);
    later();
}

void ChatCache::forget(const ChatId& chat)
{
    std::erase_if(m_messages, [&](const Message& message) { return message.chatId == chat; });
    m_forgotten.push_back(chat);
    m_dirty.insert(chat);
    later();
}

void ChatCache::later()
{
    if (!m_later.isActive())
        m_later.start();
}

void ChatCache::flush()
{
    m_later.stop();
    if (!m_store || (m_dirty.isEmpty() && !m_blocksDirty))
        return;
    // Together or not at all: the rev of a chat vouches for its messages.
    m_database.inTransaction([this] {
        write();
        return true;
    });
    m_dirty.clear();
    m_messages.clear();
    m_forgotten.clear();
    m_blocksDirty = false;
}

void ChatCache::write()
{
    if (m_blocksDirty) {
        m_database.run(u"DELETE FROM blocked"_s);
        for (const UserId& user : m_store->blocked())
            m_database.run(u"INSERT INTO blocked (user_id) VALUES (?)"_s, {user.toString()});
    }
    for (const ChatId& chat : m_forgotten)
        m_database.run(u"DELETE FROM messages WHERE chat_id = ?"_s, {chat.toString()});
    for (const Message& message : m_messages) {
        m_database.run(u"INSERT INTO messages (chat_id, seq, rev, document) VALUES (?, ?, ?, ?)"
                       u" ON CONFLICT (chat_id, seq) DO UPDATE SET rev = excluded.rev,"
                       u" document = excluded.document WHERE excluded.rev > messages.rev"_s,
            {message.chatId.toString(), message.seq, message.rev, toJson(message)});
    }
    for (const ChatId& id : m_dirty) {
        const Chat* chat = m_store->find(id);
        if (!chat) {
            m_database.run(u"DELETE FROM chats WHERE id = ?"_s, {id.toString()});
            continue;
        }
        m_database.run(u"INSERT INTO chats (id, rev, read_here, document) VALUES (?, ?, ?, ?)"
                       u" ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, read_here = excluded.read_here,"
                       u" document = excluded.document"_s,
            {id.toString(), m_store->syncedRev(id), m_store->readHere(id), toJson(*chat)});
        m_database.run(u"DELETE FROM messages WHERE chat_id = ? AND seq <= ?"_s,
            {id.toString(), chat->lastSeq - messagesPerChat});
    }
}

void ChatCache::wipe()
{
    m_later.stop();
    m_dirty.clear();
    m_messages.clear();
    m_forgotten.clear();
    m_store = nullptr;
    m_database.wipe();
}

} // namespace gremio
