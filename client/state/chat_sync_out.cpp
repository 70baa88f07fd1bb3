// SPDX-License-Identifier: GPL-3.0-or-later
// What goes to the server.
#include "client/state/chat_cache.h"
#include "client/state/chat_sync_wanted.h"
#include "shared/protocol/message_events.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace gremio {

namespace {

constexpr auto typingEvery = 2s;
constexpr auto marksEvery = 80ms;

/// Nothing is wrong with the message: the same may be sent again later.
bool passes(const ApiError& error)
{
    return error.offline() || error.kind == ApiError::Kind::BadAnswer || error.status == 429
        || error.status >= 500 || error.status == 401 || error.retryAfter;
}

} // namespace

bool ChatSync::send(const ChatId& chat, const QString& content, const std::optional<qint64>& replyTo)
{
    setTyping(chat, false);
    return m_outbox.add(chat, content, replyTo);
}

void ChatSync::tryAgain(const ClientMessageId& id)
{
    const OutgoingMessage* message = m_outbox.find(id);
    if (!message)
        return;
    const ChatId chat = message->chatId;
    m_outbox.setState(id, Sending::Waiting);
    sendNext(chat);
}

void ChatSync::discard(const ClientMessageId& id)
{
    const OutgoingMessage* message = m_outbox.find(id);
    if (message && message->state != Sending::OnItsWay)
        m_outbox.remove(id);
}

void ChatSync::sendAll()
{
    const auto messages = m_outbox.all();
    for (const OutgoingMessage& message : messages)
        sendNext(message.chatId);
}

void ChatSync::sendNext(const ChatId& chat)
{
    Wanted& one = wanted(chat);
    if (one.sending || !m_socket.isConnected())
        return;
    const auto& all = m_outbox.all();
    const auto next = std::find_if(all.begin(), all.end(), [&](const OutgoingMessage& message) {
        return message.chatId == chat && message.state == Sending::Waiting;
    });
    if (next == all.end())
        return;
    const ClientMessageId id = next->clientId;
    SendMessagePayload payload;
    payload.chatId = chat;
    payload.clientId = id;
    payload.content = next->content;
    payload.replyTo = next->replyTo;
    one.sending = id;
    m_outbox.setState(id, Sending::OnItsWay);
    m_socket.emitEvent<MessageAnswer>("message:send", payload)
        .then(
            this,
            [this, chat](const Answer<MessageAnswer>& answer) {
                Wanted& now = wanted(chat);
                now.sending.reset();
                now.refusals = 0;
                const Message& message = answer.value.message;
                m_cache.put({message});
                if (m_store.applyMessage(message))
                    catchUpSoon(chat);
                m_outbox.remove(message.clientId);
                sendNext(chat);
            },
            [this, chat, id](const ApiError& error) { answered(chat, id, error); });
}

void ChatSync::answered(const ChatId& chat, const ClientMessageId& id, const ApiError& error)
{
    Wanted& one = wanted(chat);
    one.sending.reset();
    if (!passes(error)) {
        one.refusals = 0;
        m_outbox.setState(id, Sending::Failed, error);
        sendNext(chat);
        return;
    }
    m_outbox.setState(id, Sending::Waiting);
    // Without a connection the next one begins where this one stopped.
    if (!m_socket.isConnected())
        return;
    const auto pause = error.retryAfter.value_or(std::chrono::seconds(1LL << std::min(one.refusals++, 5)));
    QTimer::singleShot(pause, this, [this, chat] { sendNext(chat); });
}

void ChatSync::edit(const ChatId& chat, qint64 seq, const QString& content, Done done)
{
    m_socket.emitEvent<MessageAnswer>("message:edit", EditMessagePayload{chat, seq, content})
        .then(
            this,
            [this, done](const Answer<MessageAnswer>& answer) {
                m_cache.put({answer.value.message});
                if (m_store.applyMessage(answer.value.message))
                    catchUpSoon(answer.value.message.chatId);
                done({});
            },
            [done](const ApiError& error) { done(error); });
}

void ChatSync::remove(const ChatId& chat, qint64 seq, Done done)
{
    m_socket.emitEvent<MessageAnswer>("message:delete", MessagePlace{chat, seq})
        .then(
            this,
            [this, done](const Answer<MessageAnswer>& answer) {
                m_cache.put({answer.value.message});
                if (m_store.applyMessage(answer.value.message))
                    catchUpSoon(answer.value.message.chatId);
                done({});
            },
            [done](const ApiError& error) { done(error); });
}

void ChatSync::markRead(const ChatId& chat, qint64 seq)
{
    m_store.markReadHere(chat, seq); // whatever changes there, marks are sent
}

void ChatSync::sendMarksSoon(const ChatId& chat)
{
    if (!m_marksPace.isActive()) {
        m_marksPace.start(marksEvery);
        sendMarks(chat);
    } else if (std::find(m_marksToSend.begin(), m_marksToSend.end(), chat) == m_marksToSend.end()) {
        m_marksToSend.push_back(chat);
    }
}

void ChatSync::sendMarks(const ChatId& chat)
{
    const Chat* known = m_store.find(chat);
    if (!known || !m_socket.isConnected() || m_store.hasGap(chat))
        return;
    const auto& all = known->participants;
    const auto me = std::find_if(all.begin(), all.end(),
        [this](const ChatParticipant& participant) { return participant.person.id == m_store.me(); });
    if (me == all.end() || known->lastSeq < known->visibleFromSeq)
        return;
    Wanted& one = wanted(chat);
    const auto send = [&](const char* event, qint64 seq, qint64& toldSeq, qint64 there, bool read) {
        if (seq <= std::max(toldSeq, there))
            return;
        const qint64 before = std::exchange(toldSeq, seq);
        m_socket.emitEvent<MarkMoved>(event, MessagePlace{chat, seq})
            .then(
                this,
                [this, read](const Answer<MarkMoved>& answer) {
                    if (m_store.applyMark(answer.value, read))
                        catchUpSoon(answer.value.chatId);
                },
                [this, chat, before, read](const ApiError& error) {
                    Wanted& now = wanted(chat);
                    (read ? now.read : now.delivered) = before;
                    if (passes(error) && m_socket.isConnected())
                        QTimer::singleShot(
                            error.retryAfter.value_or(2s), this, [this, chat] { sendMarksSoon(chat); });
                });
    };
    const qint64 read = m_store.myReadSeq(chat);
    send("message:read", read, one.read, me->readSeq, true);
    // Reading implies having.
    send("message:delivered", known->lastSeq, one.delivered, std::max(me->deliveredSeq, read), false);
}

void ChatSync::setTyping(const ChatId& chat, bool typing)
{
    Wanted& one = wanted(chat);
    const auto now = std::chrono::steady_clock::now();
    if (typing == one.typing && (!typing || now - one.typedAt < typingEvery))
        return;
    one.typing = typing;
    one.typedAt = now;
    m_socket.tell("user:typing", TypingPayload{chat, typing});
}

void ChatSync::setAway(bool away)
{
    if (std::exchange(m_away, away) != away)
        m_socket.tell("user:status", SetStatusPayload{away ? Presence::Away : Presence::Online});
}

void ChatSync::create(const CreateChatBody& body, std::function<void(std::optional<ChatId>, ApiError)> done)
{
    m_api.createChat(body).then(
        this,
        [this, done](const Answer<Chat>& answer) {
            m_store.putChat(answer.value);
            done(answer.value.id, {});
        },
        [done](const ApiError& error) { done({}, error); });
}

void ChatSync::hide(const ChatId& chat, Done done)
{
    m_api.hideChat(chat).then(
        this,
        [this, chat, done](const auto&) {
            m_store.removeChat(chat);
            done({});
        },
        [done](const ApiError& error) { done(error); });
}

void ChatSync::block(const UserId& user, bool blocked, Done done)
{
    m_api.setBlocked(user, blocked)
        .then(
            this,
            [this, user, blocked, done](const auto&) {
                m_store.setBlocked(user, blocked);
                refresh();
                done({});
            },
            [done](const ApiError& error) { done(error); });
}

void ChatSync::search(const ChatId& chat, const QString& words, const std::optional<QString>& cursor,
    Found found, Failed failed)
{
    MessageSearchQuery query;
    query.q = words;
    query.chatId = chat;
    query.limit = rules::pageSize.max;
    query.cursor = cursor;
    m_search.cancel();
    m_search = m_api.searchMessages(query);
    m_search.then(
        this, [found](const Answer<Page<Message>>& answer) { found(answer.value); },
        [failed](const ApiError& error) { failed(error); });
}

} // namespace gremio
