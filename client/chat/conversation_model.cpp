// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/chat/conversation_model.h"

#include "client/chat/chat_words.h"
#include "client/chat/message_markup.h"
#include "client/chat/timeline_model.h"

using namespace Qt::StringLiterals;

namespace gremio {

ConversationModel::ConversationModel(
    const ChatStore& store, const Outbox& outbox, const Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_outbox(outbox)
    , m_clock(clock)
{
    follow();
}

void ConversationModel::follow()
{
    const ChatStore* store = &m_store;
    connect(store, &ChatStore::listAboutToBeReset, this, [this] { beginResetModel(); });
    connect(store, &ChatStore::listReset, this, [this] { endResetModel(); });
    connect(
        store, &ChatStore::chatAboutToBeInserted, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(store, &ChatStore::chatInserted, this, [this] { endInsertRows(); });
    connect(
        store, &ChatStore::chatAboutToBeRemoved, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(store, &ChatStore::chatRemoved, this, [this] { endRemoveRows(); });
    connect(store, &ChatStore::chatAboutToMove, this, [this](int from, int to) {
        // Qt names the row before which it goes, counted before anything moves.
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    });
    connect(store, &ChatStore::chatMoved, this, [this] { endMoveRows(); });
    connect(store, &ChatStore::chatChanged, this, &ConversationModel::touch);
    connect(store, &ChatStore::typingChanged, this, &ConversationModel::touch);
    for (const auto signal : {&ChatStore::presenceChanged, &ChatStore::blockChanged})
        connect(store, signal, this, [this](const UserId& user) {
            if (const auto chat = m_store.privateChatWith(user))
                touch(*chat);
        });
    connect(&m_outbox, &Outbox::changed, this, [this](const ClientMessageId& id) {
        if (const OutgoingMessage* message = m_outbox.find(id))
            touch(message->chatId);
    });
    connect(&m_outbox, &Outbox::added, this, [this](const ClientMessageId& id) {
        if (const OutgoingMessage* message = m_outbox.find(id))
            touch(message->chatId);
    });
    connect(
        &m_outbox, &Outbox::removed, this, [this](const OutgoingMessage& message) { touch(message.chatId); });
}

void ConversationModel::touch(const ChatId& id)
{
    if (const int row = m_store.rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

void ConversationModel::touchAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ConversationModel::setTimeZone(const QTimeZone& zone)
{
    m_zone = zone;
    touchAll();
}

void ConversationModel::setConnected(bool connected)
{
    m_connected = connected;
    touchAll();
}

int ConversationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_store.count();
}

ChatId ConversationModel::chatAt(int row) const
{
    return m_store.at(row).id;
}

ConversationItem ConversationModel::item(int row) const
{
    const Chat& chat = m_store.at(row);
    const UserId& me = m_store.me();
    ConversationItem item;
    item.id = chat.id;
    item.title = ChatWords::title(chat, me);
    item.avatarKey = ChatWords::avatarKey(chat, me);
    item.avatarName = ChatWords::avatarName(chat, me);
    const Person* other = ChatWords::other(chat, me);
    item.blocked = other && m_store.isBlocked(other->id);
    if (other && m_connected && !item.blocked)
        item.presence = ChatWords::shown(m_store.presence(other->id));
    item.unread = static_cast<int>(chat.unread);
    item.time = ChatWords::shortTime(m_store.activity(chat.id), m_clock.now(), m_zone);

    const auto waiting = m_outbox.of(chat.id);
    if (item.blocked) {
        item.line = tr("Blocked");
        return item;
    }
    if (const auto typing = m_store.typing(chat.id); !typing.empty()) {
        item.typing = true;
        item.line = chat.kind == ChatKind::Private ? tr("is typing…", "stands under a name")
                                                   : ChatWords::typing(chat, typing);
    } else if (!waiting.empty()) {
        const OutgoingMessage& last = waiting.back();
        item.mark = last.state == Sending::Failed ? MessageItem::Mark::Failed : MessageItem::Mark::Waiting;
        item.line = tr("You: %1", "the last message, by me").arg(plainMarkup(last.content));
    } else if (chat.lastMessage) {
        const Message& last = *chat.lastMessage;
        const QString words = ChatWords::line(last);
        if (last.senderId == me) {
            item.line = tr("You: %1", "the last message, by me").arg(words);
            if (!last.deletedAt) {
                const Tick tick = m_store.tick(last);
                item.mark = tick == Tick::Read ? MessageItem::Mark::Read
                    : tick == Tick::Delivered  ? MessageItem::Mark::Delivered
                                               : MessageItem::Mark::Sent;
            }
        } else if (chat.kind == ChatKind::Group) {
            item.line = tr("%1: %2", "who wrote the last message, and the message")
                            .arg(ChatWords::nameIn(chat, last.senderId, ChatWords::Name::First), words);
        } else {
            item.line = words;
        }
    } else {
        item.line = tr("Nothing said yet");
    }
    return item;
}

QString ConversationModel::describe(const ConversationItem& item)
{
    QStringList parts{item.title};
    if (item.presence != ui::Presence::None)
        parts << ui::Avatar::presenceWord(item.presence);
    if (item.unread > 0)
        parts << TimelineModel::newWords(item.unread);
    parts << item.line << item.time;
    if (item.mark != MessageItem::Mark::None)
        parts << TimelineModel::markWord(item.mark);
    return parts.join(u", "_s);
}

QVariant ConversationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ConversationItem shown = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case HaystackRole: {
        QString all = shown.title + u'\n' + shown.line;
        for (const ChatParticipant& one : m_store.at(index.row()).participants)
            all += u'\n' + one.person.displayName;
        return all;
    }
    case Qt::AccessibleTextRole:
        return describe(shown);
    default:
        return {};
    }
}

} // namespace gremio
