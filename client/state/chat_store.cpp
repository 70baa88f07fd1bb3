// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/chat_store.h"

#include "client/state/chat_store_entry.h"
#include "client/state/outbox.h"

#include <QTimer>

#include <algorithm>

namespace gremio {

ChatStore::ChatStore(const UserId& me, Outbox& outbox, QObject* parent)
    : QObject(parent)
    , m_me(me)
    , m_outbox(outbox)
{
    followOutbox();
}

ChatStore::~ChatStore() = default;

const Chat& ChatStore::at(int row) const
{
    return entry(m_order[static_cast<std::size_t>(row)])->chat;
}

int ChatStore::rowOf(const ChatId& id) const
{
    const auto place = std::find(m_order.begin(), m_order.end(), id);
    return place == m_order.end() ? -1 : static_cast<int>(place - m_order.begin());
}

ChatStore::Entry* ChatStore::entry(const ChatId& id) const
{
    return m_entries.value(id).get();
}

const Chat* ChatStore::find(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one ? &one->chat : nullptr;
}

std::optional<ChatId> ChatStore::privateChatWith(const UserId& other) const
{
    for (const ChatId& id : m_order) {
        Entry* one = entry(id);
        if (one->chat.kind == ChatKind::Private && other != m_me && one->participant(other))
            return id;
    }
    return std::nullopt;
}

Instant ChatStore::activity(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one ? one->activity : Instant{};
}

Timeline* ChatStore::timeline(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one ? one->timeline.get() : nullptr;
}

Tick ChatStore::tick(const Message& message) const
{
    const Entry* one = entry(message.chatId);
    if (!one)
        return Tick::Sent;
    qint64 read = std::numeric_limits<qint64>::max();
    qint64 delivered = read;
    bool others = false;
    for (const ChatParticipant& participant : one->chat.participants) {
        if (participant.person.id == m_me || participant.leftAt)
            continue;
        others = true;
        read = std::min(read, participant.readSeq);
        delivered = std::min(delivered, std::max(participant.readSeq, participant.deliveredSeq));
    }
    if (others && read >= message.seq)
        return Tick::Read;
    return others && delivered >= message.seq ? Tick::Delivered : Tick::Sent;
}

qint64 ChatStore::myReadSeq(const ChatId& id) const
{
    Entry* one = entry(id);
    return one ? one->myReadSeq(m_me) : 0;
}

bool ChatStore::mayChange(const Message& message) const
{
    const Entry* one = entry(message.chatId);
    if (!one || message.senderId != m_me || message.deletedAt || message.seq == 0)
        return false;
    const auto& all = one->chat.participants;
    return std::none_of(all.begin(), all.end(), [&](const ChatParticipant& participant) {
        return participant.person.id != m_me && participant.readSeq >= message.seq;
    });
}

Timeline& ChatStore::openTimeline(const ChatId& id)
{
    Entry* one = entry(id);
    Q_ASSERT(one);
    if (!one->timeline) {
        one->timeline = std::make_unique<Timeline>(id, m_me);
        for (const OutgoingMessage& message : m_outbox.of(id))
            one->timeline->putOutgoing(message);
    }
    return *one->timeline;
}

void ChatStore::closeTimeline(const ChatId& id)
{
    if (Entry* one = entry(id))
        one->timeline.reset();
}

qint64 ChatStore::syncedRev(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one ? one->synced : 0;
}

bool ChatStore::hasGap(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one && one->synced < one->chat.rev;
}

void ChatStore::forgetMessages(const ChatId& id)
{
    Entry* one = entry(id);
    if (!one)
        return;
    one->synced = one->chat.rev;
    one->ahead.clear();
    if (one->timeline) {
        one->timeline->clear();
        one->timeline->cover(one->chat.visibleFromSeq, one->chat.lastSeq);
    }
}

void ChatStore::beginList()
{
    m_addedMeanwhile.clear();
    if (m_listState == ListState::Unasked || m_listState == ListState::Failed) {
        m_listState = ListState::Loading;
        Q_EMIT listStateChanged();
    }
}

void ChatStore::failList(const ApiError& error)
{
    m_listError = error;
    if (m_listState == ListState::Loading)
        m_listState = ListState::Failed;
    Q_EMIT listStateChanged();
}

void ChatStore::setList(const std::vector<Chat>& chats)
{
    const auto meanwhile = std::exchange(m_addedMeanwhile, {});
    const bool first = m_order.empty();
    if (first)
        Q_EMIT listAboutToBeReset();
    std::set<ChatId> listed;
    for (const Chat& chat : chats) {
        listed.insert(chat.id);
        if (Entry* one = entry(chat.id)) {
            if (update(*one, chat))
                told(*one, true);
        } else if (first) {
            add(chat, chat.rev);
        } else {
            putChat(chat);
        }
    }
    if (first)
        Q_EMIT listReset();
    const auto before = m_order;
    for (const ChatId& id : before) {
        if (!listed.contains(id) && !meanwhile.contains(id))
            removeChat(id);
    }
    m_listError.reset();
    m_listState = ListState::Loaded;
    recount();
    Q_EMIT listStateChanged();
}

void ChatStore::restore(const std::vector<Kept>& chats)
{
    if (!m_order.empty() || chats.empty())
        return;
    Q_EMIT listAboutToBeReset();
    for (const Kept& kept : chats)
        add(kept.chat, kept.rev, kept.readHere);
    Q_EMIT listReset();
    m_listState = ListState::Loaded;
    recount();
    Q_EMIT listStateChanged();
}

void ChatStore::putChat(const Chat& chat)
{
    if (chat.hidden) {
        removeChat(chat.id);
        return;
    }
    if (Entry* one = entry(chat.id)) {
        if (update(*one, chat))
            told(*one, true);
        return;
    }
    // Where it comes is only known with its activity: at the end first, and then to its place.
    const int row = count();
    Q_EMIT chatAboutToBeInserted(row);
    auto one = std::make_shared<Entry>();
    one->chat = chat;
    one->synced = chat.rev;
    one->notified = chat.lastSeq;
    one->tookAll(m_me);
    m_entries.insert(chat.id, one);
    m_order.push_back(chat.id);
    m_addedMeanwhile.insert(chat.id);
    Q_EMIT chatInserted(row);
    told(*one, true);
}

void ChatStore::add(const Chat& chat, qint64 synced, qint64 readHere)
{
    auto one = std::make_shared<Entry>();
    one->chat = chat;
    one->synced = synced;
    one->notified = chat.lastSeq;
    one->readHere = std::min(readHere, chat.lastSeq);
    one->tookAllAt(one->myReadSeq(m_me));
    one->activity = chat.lastMessage ? chat.lastMessage->createdAt : chat.createdAt;
    for (const OutgoingMessage& message : m_outbox.of(chat.id))
        one->activity = std::max(one->activity, message.writtenAt);
    m_entries.insert(chat.id, one);
    const auto place = std::find_if(
        m_order.begin(), m_order.end(), [&](const ChatId& id) { return one->comesBefore(*entry(id)); });
    m_order.insert(place, chat.id);
}

bool ChatStore::update(Entry& one, const Chat& chat)
{
    // A snapshot that was made before what has come since.
    if (chat.rev < one.chat.rev)
        return false;
    const bool news = !(chat == one.chat);
    one.chat = chat;
    one.tookAll(m_me);
    if (one.timeline && one.timeline->isKnown())
        one.timeline->cover(chat.visibleFromSeq, chat.lastSeq);
    return news;
}

void ChatStore::removeChat(const ChatId& id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Q_EMIT chatAboutToBeRemoved(row);
    const auto gone = m_entries.take(id);
    m_order.erase(m_order.begin() + row);
    Q_EMIT chatRemoved(row);
    recount();
    if (gone->timeline)
        gone->timeline.release()->deleteLater();
}

void ChatStore::putHistory(const ChatId& id, const std::vector<Message>& messages)
{
    Entry* one = entry(id);
    if (!one)
        return;
    Timeline& timeline = openTimeline(id);
    timeline.cover(one->chat.visibleFromSeq, one->chat.lastSeq);
    timeline.put(messages);
    for (const Message& message : messages) {
        if (message.senderId == m_me)
            m_outbox.remove(message.clientId);
    }
}

bool ChatStore::applyMessage(const Message& message)
{
    Entry* one = entry(message.chatId);
    if (!one)
        return false;
    take(*one, {message});
    one->raise(message.rev);
    told(*one, true);
    return !one->ahead.empty();
}

void ChatStore::take(Entry& one, const std::vector<Message>& messages)
{
    Chat& chat = one.chat;
    std::vector<Message> news;
    for (const Message& message : messages) {
        if (message.seq < chat.visibleFromSeq)
            continue;
        chat.lastSeq = std::max(chat.lastSeq, message.seq);
        if (!chat.lastMessage || message.seq > chat.lastMessage->seq
            || (message.seq == chat.lastMessage->seq && message.rev > chat.lastMessage->rev))
            chat.lastMessage = message;
        if (message.deletedAt && message.rev > one.toldAt)
            one.deletedSince.insert(message.seq);
        // Who sends has read what was there (realtime.md, What is promised); an edit tells no new rev of
        // that.
        const bool fresh = !message.editedAt && !message.deletedAt;
        moveMarks(one, message.senderId, message.seq, message.seq, fresh ? message.rev : 0);
        if (message.seq > one.notified && message.senderId != m_me && !message.deletedAt)
            news.push_back(message);
    }
    if (one.timeline) {
        if (one.timeline->isKnown())
            one.timeline->cover(chat.visibleFromSeq, messages.empty() ? 0 : messages.front().seq - 1);
        one.timeline->put(messages);
    }
    for (const Message& message : messages) {
        one.notified = std::max(one.notified, message.seq);
        if (message.senderId == m_me)
            m_outbox.remove(message.clientId);
        else
            endTyping(chat.id, message.senderId);
    }
    const qint64 read = one.myReadSeq(m_me);
    for (const Message& message : news) {
        if (message.seq > read)
            Q_EMIT arrived(message);
    }
}

bool ChatStore::moveMarks(Entry& one, const UserId& user, qint64 delivered, qint64 read, qint64 rev)
{
    ChatParticipant* participant = one.participant(user);
    if (!participant || (participant->deliveredSeq >= delivered && participant->readSeq >= read))
        return false;
    participant->readSeq = std::max(participant->readSeq, read);
    participant->deliveredSeq = std::max({participant->deliveredSeq, delivered, participant->readSeq});
    participant->rev = std::max(participant->rev, rev);
    return true;
}

bool ChatStore::applyMark(const MarkMoved& mark, bool read)
{
    Entry* one = entry(mark.chatId);
    if (!one)
        return false;
    const bool moved = moveMarks(*one, mark.userId, mark.seq, read ? mark.seq : 0, mark.rev);
    one->raise(mark.rev);
    if (moved)
        told(*one, true);
    return !one->ahead.empty();
}

qint64 ChatStore::readHere(const ChatId& id) const
{
    const Entry* one = entry(id);
    return one ? one->readHere : 0;
}

void ChatStore::markReadHere(const ChatId& id, qint64 seq)
{
    Entry* one = entry(id);
    if (!one || seq <= one->myReadSeq(m_me))
        return;
    one->readHere = std::min(seq, one->chat.lastSeq);
    told(*one, true);
}

void ChatStore::applyChanges(const ChatId& id, qint64 after, const ChatChanges& changes)
{
    Entry* one = entry(id);
    if (!one || after > one->synced)
        return;
    take(*one, changes.messages);
    for (const ChatParticipant& participant : changes.participants) {
        if (ChatParticipant* known = one->participant(participant.person.id)) {
            if (participant.rev >= known->rev)
                *known = participant;
        } else {
            one->chat.participants.push_back(participant);
        }
    }
    one->synced = std::max(one->synced, changes.rev);
    one->raise(one->synced);
    told(*one, true);
}

void ChatStore::told(Entry& one, bool marks)
{
    const ChatId id = one.chat.id;
    one.countUnread(m_me);
    one.activity = one.chat.lastMessage ? one.chat.lastMessage->createdAt : one.chat.createdAt;
    for (const OutgoingMessage& message : m_outbox.of(id))
        one.activity = std::max(one.activity, message.writtenAt);
    const int from = rowOf(id);
    int to = 0;
    for (const ChatId& other : m_order) {
        if (other == id)
            continue;
        if (one.comesBefore(*entry(other)))
            break;
        ++to;
    }
    if (to != from) {
        Q_EMIT chatAboutToMove(from, to);
        m_order.erase(m_order.begin() + from);
        m_order.insert(m_order.begin() + to, id);
        Q_EMIT chatMoved(from, to);
    }
    Q_EMIT chatChanged(id);
    if (marks)
        Q_EMIT marksChanged(id);
    recount();
}

void ChatStore::recount()
{
    int messages = 0;
    int chats = 0;
    for (const ChatId& id : m_order) {
        const auto unread = static_cast<int>(entry(id)->chat.unread);
        messages += unread;
        chats += unread > 0 ? 1 : 0;
    }
    if (std::exchange(m_unread, messages) != messages || std::exchange(m_unreadChats, chats) != chats) {
        m_unreadChats = chats;
        Q_EMIT unreadChanged();
    }
}

void ChatStore::followOutbox()
{
    const auto show = [this](const ClientMessageId& id) {
        const OutgoingMessage* message = m_outbox.find(id);
        Entry* one = message ? entry(message->chatId) : nullptr;
        if (!one)
            return;
        if (one->timeline)
            one->timeline->putOutgoing(*message);
        told(*one, false);
    };
    connect(&m_outbox, &Outbox::added, this, show);
    connect(&m_outbox, &Outbox::changed, this, show);
    connect(&m_outbox, &Outbox::removed, this, [this](const OutgoingMessage& message) {
        Entry* one = entry(message.chatId);
        if (!one)
            return;
        if (one->timeline)
            one->timeline->removeOutgoing(message.clientId);
        told(*one, false);
    });
}

} // namespace gremio
