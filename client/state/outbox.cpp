// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

const LocalDatabase::Schema schema{1,
    {u"CREATE TABLE outgoing (position INTEGER PRIMARY KEY AUTOINCREMENT, chat_id TEXT NOT NULL,"
     u" client_id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, reply_to INTEGER, written_at INTEGER NOT NULL,"
     u" failure_status INTEGER, failure_slug TEXT, failure_title TEXT, failure_detail TEXT)"_s},
    true};

} // namespace

Outbox::Outbox(const QString& file, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_database(file, schema)
    , m_clock(clock)
{
    load();
}

void Outbox::load()
{
    QSqlQuery* rows =
        m_database.run(u"SELECT position, chat_id, client_id, content, reply_to, written_at, failure_status,"
                       u" failure_slug, failure_title, failure_detail FROM outgoing ORDER BY position"_s);
    while (rows && rows->next()) {
        const auto chat = ChatId::parse(rows->value(1).toString().toLatin1());
        const auto client = ClientMessageId::parse(rows->value(2).toString().toLatin1());
        if (!chat || !client)
            continue;
        OutgoingMessage message;
        message.order = rows->value(0).toLongLong();
        message.chatId = *chat;
        message.clientId = *client;
        message.content = rows->value(3).toString();
        if (!rows->isNull(4))
            message.replyTo = rows->value(4).toLongLong();
        message.writtenAt = instantFromMillis(rows->value(5).toLongLong());
        if (!rows->isNull(6)) {
            ApiError failure;
            failure.status = rows->value(6).toInt();
            failure.slug = rows->value(7).toString();
            failure.title = rows->value(8).toString();
            failure.detail = rows->value(9).toString();
            message.failure = failure;
            message.state = Sending::Failed;
        }
        m_messages.push_back(std::move(message));
    }
}

bool Outbox::add(const ChatId& chat, const QString& content, const std::optional<qint64>& replyTo)
{
    OutgoingMessage message;
    message.chatId = chat;
    message.writtenAt = m_clock.now();
    message.clientId = ClientMessageId::generate(message.writtenAt);
    message.content = content;
    message.replyTo = replyTo;
    QSqlQuery* made = m_database.run(
        u"INSERT INTO outgoing (chat_id, client_id, content, reply_to, written_at) VALUES (?, ?, ?, ?, ?)"_s,
        {chat.toString(), message.clientId.toString(), content, replyTo ? QVariant(*replyTo) : QVariant(),
            toMillis(message.writtenAt)});
    if (!made) {
        Q_EMIT broken(m_database.error());
        return false;
    }
    message.order = made->lastInsertId().toLongLong();
    m_messages.push_back(message);
    Q_EMIT added(message.clientId);
    return true;
}

void Outbox::setState(const ClientMessageId& id, Sending state, const std::optional<ApiError>& failure)
{
    const auto place = std::find_if(
        m_messages.begin(), m_messages.end(), [&](const auto& message) { return message.clientId == id; });
    if (place == m_messages.end())
        return;
    // Only a refusal outlives the app: what was on its way waits again.
    const bool wasFailed = place->state == Sending::Failed;
    if (state == Sending::Failed && failure) {
        m_database.run(u"UPDATE outgoing SET failure_status = ?, failure_slug = ?, failure_title = ?,"
                       u" failure_detail = ? WHERE client_id = ?"_s,
            {failure->status, failure->slug, failure->title, failure->detail, id.toString()});
    } else if (wasFailed) {
        m_database.run(u"UPDATE outgoing SET failure_status = NULL, failure_slug = NULL,"
                       u" failure_title = NULL, failure_detail = NULL WHERE client_id = ?"_s,
            {id.toString()});
    }
    place->state = state;
    place->failure = state == Sending::Failed ? failure : std::nullopt;
    Q_EMIT changed(id);
}

void Outbox::remove(const ClientMessageId& id)
{
    const auto place = std::find_if(
        m_messages.begin(), m_messages.end(), [&](const auto& message) { return message.clientId == id; });
    if (place == m_messages.end())
        return;
    // Should the disk refuse: it is sent again after the next start, and the server knows it by its id.
    m_database.run(u"DELETE FROM outgoing WHERE client_id = ?"_s, {id.toString()});
    const OutgoingMessage message = *place;
    m_messages.erase(place);
    Q_EMIT removed(message);
}

const OutgoingMessage* Outbox::find(const ClientMessageId& id) const
{
    const auto place = std::find_if(
        m_messages.begin(), m_messages.end(), [&](const auto& message) { return message.clientId == id; });
    return place == m_messages.end() ? nullptr : &*place;
}

std::vector<OutgoingMessage> Outbox::of(const ChatId& chat) const
{
    std::vector<OutgoingMessage> some;
    std::copy_if(m_messages.begin(), m_messages.end(), std::back_inserter(some),
        [&](const OutgoingMessage& message) { return message.chatId == chat; });
    return some;
}

void Outbox::wipe()
{
    m_database.wipe();
    m_messages.clear();
}

} // namespace gremio
