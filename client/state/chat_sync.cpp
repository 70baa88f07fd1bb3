// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from the server: live, and caught up.
#include "client/state/chat_sync.h"

#include "client/state/chat_cache.h"
#include "client/state/chat_sync_wanted.h"
#include "client/state/events_missed.h"

#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace gremio {

namespace {

Q_LOGGING_CATEGORY(chatLog, "gremio.chat")

/// Heals what nobody told (architecture.md, Growing past one machine).
constexpr auto compareEvery = 5min;
/// Events may overtake each other by a moment.
constexpr auto overtaking = 150ms;
constexpr int catchUpsAtOnce = 4;
/// Further behind than that, a chat is loaded anew where somebody looks at it.
constexpr qint64 tooFar = 2000;
constexpr int pageSize = 50;

} // namespace

ChatSync::ChatSync(ApiClient& api, SocketIoClient& socket, ChatStore& store, Outbox& outbox, ChatCache& cache,
    QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_socket(socket)
    , m_store(store)
    , m_outbox(outbox)
    , m_cache(cache)
{
    connect(&socket, &SocketIoClient::connected, this, &ChatSync::onConnected);
    connect(&socket, &SocketIoClient::disconnected, &store, &ChatStore::forgetPresence);
    connect(&socket, &SocketIoClient::received, this, &ChatSync::onEvent);
    connect(&outbox, &Outbox::added, this, [this](const ClientMessageId& id) {
        if (const OutgoingMessage* message = m_outbox.find(id))
            sendNext(message->chatId);
    });
    connect(&store, &ChatStore::chatChanged, this, &ChatSync::sendMarksSoon);
    connect(&m_marksPace, &QTimer::timeout, this, [this] {
        if (m_marksToSend.empty()) {
            m_marksPace.stop();
            return;
        }
        const ChatId next = m_marksToSend.front();
        m_marksToSend.erase(m_marksToSend.begin());
        sendMarks(next);
    });
    m_compare.setInterval(compareEvery);
    connect(&m_compare, &QTimer::timeout, this, [this] {
        if (m_socket.isConnected())
            refresh();
    });
    m_compare.start();
}

ChatSync::~ChatSync() = default;

ChatSync::Wanted& ChatSync::wanted(const ChatId& chat)
{
    auto& one = m_wanted[chat];
    if (!one)
        one = std::make_shared<Wanted>();
    return *one;
}

void ChatSync::onConnected(bool recovered)
{
    if (!recovered) {
        refresh();
        fetchBlocks();
        if (m_away)
            m_socket.tell("user:status", SetStatusPayload{Presence::Away});
    }
    sendAll();
}

void ChatSync::refresh()
{
    m_compareAgain = m_list.isRunning();
    if (m_compareAgain)
        return;
    m_store.beginList();
    m_list.run(
        this,
        [this](const std::optional<QString>& cursor, const QByteArray& etag) {
            return m_api.chats(PageQuery{rules::pageSize.max, cursor}, etag);
        },
        [](const std::vector<Chat>&, std::size_t) { return true; },
        [this](const PagedCall<Chat>::Pages& pages) { onList(pages.items); },
        [this](const ApiError& error) { m_store.failList(error); });
}

void ChatSync::onMissed(const QByteArray& payload)
{
    QTimer::singleShot(whenToLook(payload), this, [this] {
        if (!m_socket.isConnected())
            return; // the next connection compares
        refresh();
        fetchBlocks();
    });
}

void ChatSync::onList(const std::vector<Chat>& chats)
{
    if (std::exchange(m_compareAgain, false))
        QTimer::singleShot(0, this, &ChatSync::refresh);
    m_store.setList(chats);
    for (int row = 0; row < m_store.count(); ++row) {
        const Chat& chat = m_store.at(row);
        if (m_store.hasGap(chat.id))
            catchUp(chat.id);
        else if (const Timeline* timeline = m_store.timeline(chat.id); timeline && !timeline->isKnown())
            open(chat.id);
        sendMarksSoon(chat.id);
    }
}

void ChatSync::onEvent(const QByteArray& name, const QByteArray& payload)
{
    try {
        if (name == "message:receive" || name == "message:sent" || name == "message:edit"
            || name == "message:delete") {
            onMessage(payload);
        } else if (name == "message:delivered" || name == "message:read") {
            onMark(payload, name == "message:read");
        } else if (name == "chat:changed") {
            const auto chat = fromJson<Chat>(payload, Reading::Tolerant);
            m_store.putChat(chat);
            if (m_store.hasGap(chat.id))
                catchUpSoon(chat.id);
        } else if (name == "user:status") {
            m_store.setPresence(fromJson<UserStatus>(payload, Reading::Tolerant));
        } else if (name == "user:typing") {
            m_store.setTyping(fromJson<UserTyping>(payload, Reading::Tolerant));
        } else if (name == "user:block") {
            const auto block = fromJson<BlockPayload>(payload, Reading::Tolerant);
            m_store.setBlocked(block.userId, block.blocked);
        } else if (name == "events:missed") {
            onMissed(payload);
        }
    } catch (const Problem& problem) {
        qCWarning(chatLog, "%s cannot be read: %s", name.constData(), qUtf8Printable(problem.detail()));
    }
}

void ChatSync::onMessage(const QByteArray& payload)
{
    const auto message = fromJson<Message>(payload, Reading::Tolerant);
    if (!m_store.find(message.chatId)) {
        fetchChat(message.chatId);
        return;
    }
    m_cache.put({message});
    if (m_store.applyMessage(message))
        catchUpSoon(message.chatId);
}

void ChatSync::onMark(const QByteArray& payload, bool read)
{
    const auto mark = fromJson<MarkMoved>(payload, Reading::Tolerant);
    if (m_store.applyMark(mark, read))
        catchUpSoon(mark.chatId);
}

void ChatSync::fetchBlocks()
{
    m_blocks.run(
        this,
        [this](const std::optional<QString>& cursor, const QByteArray& etag) {
            return m_api.blocks(PageQuery{rules::pageSize.max, cursor}, etag);
        },
        [](const std::vector<BlockedUser>&, std::size_t) { return true; },
        [this](const PagedCall<BlockedUser>::Pages& pages) {
            std::set<UserId> users;
            for (const BlockedUser& one : pages.items)
                users.insert(one.person.id);
            m_store.setBlocks(users);
        },
        [](const ApiError&) {}); // the next connection asks again
}

void ChatSync::fetchChat(const ChatId& chat)
{
    Wanted& one = wanted(chat);
    if (one.fetch.isRunning())
        return;
    one.fetch = m_api.chat(chat);
    one.fetch.then(
        this, [this](const Answer<Chat>& answer) { m_store.putChat(answer.value); },
        [](const ApiError&) {}); // the next list has it
}

void ChatSync::catchUpSoon(const ChatId& chat)
{
    Wanted& one = wanted(chat);
    if (std::exchange(one.soon, true))
        return;
    QTimer::singleShot(overtaking, this, [this, chat] {
        wanted(chat).soon = false;
        if (m_store.hasGap(chat))
            catchUp(chat);
    });
}

void ChatSync::catchUp(const ChatId& chat)
{
    if (std::find(m_behind.begin(), m_behind.end(), chat) == m_behind.end())
        m_behind.push_back(chat);
    nextCatchUp();
}

void ChatSync::nextCatchUp()
{
    while (m_catchingUp < catchUpsAtOnce) {
        const auto next = std::find_if(m_behind.begin(), m_behind.end(),
            [this](const ChatId& candidate) { return !wanted(candidate).changes.isRunning(); });
        if (next == m_behind.end())
            return;
        const ChatId chat = *next;
        m_behind.erase(next);
        const Chat* known = m_store.find(chat);
        if (!known || !m_store.hasGap(chat))
            continue;
        const qint64 after = m_store.syncedRev(chat);
        if (known->rev - after > tooFar) {
            m_store.forgetMessages(chat);
            m_cache.forget(chat);
            if (m_store.timeline(chat))
                open(chat);
            continue;
        }
        ++m_catchingUp;
        Wanted& one = wanted(chat);
        one.changes = m_api.changes(chat, ChangesQuery{after, rules::pageSize.max});
        one.changes.then(
            this,
            [this, chat, after](const Answer<ChatChanges>& answer) {
                --m_catchingUp;
                m_cache.put(answer.value.messages);
                m_store.applyChanges(chat, after, answer.value);
                if (answer.value.more || (m_store.hasGap(chat) && answer.value.rev > after))
                    m_behind.push_back(chat);
                nextCatchUp();
            },
            [this, chat](const ApiError& error) {
                --m_catchingUp;
                if (error.is(ErrorCode::NotFound))
                    m_store.removeChat(chat); // not mine any more
                // Without a connection the next one compares again.
                else if (!error.offline() && m_socket.isConnected())
                    QTimer::singleShot(error.retryAfter.value_or(5s), this, [this, chat] { catchUp(chat); });
                nextCatchUp();
            });
    }
}

void ChatSync::open(const ChatId& chat)
{
    const Chat* known = m_store.find(chat);
    if (!known)
        return;
    Timeline& timeline = m_store.openTimeline(chat);
    if (timeline.isKnown())
        return;
    const auto kept = m_cache.messages(chat);
    if (!kept.empty() || known->lastSeq < known->visibleFromSeq)
        m_store.putHistory(chat, kept);
    if (m_store.hasGap(chat) && m_socket.isConnected())
        catchUp(chat);
    if (kept.empty() && known->lastSeq >= known->visibleFromSeq)
        loadPage(chat, HistoryQuery{{}, {}, pageSize}, known->lastSeq);
}

void ChatSync::loadHole(const ChatId& chat, qint64 seq, bool older)
{
    const Timeline* timeline = m_store.timeline(chat);
    const int at = timeline ? timeline->rowOf(seq) : -1;
    if (at < 0 || timeline->row(at).kind != TimelineRow::Kind::Hole || timeline->row(at).loading)
        return;
    const TimelineRow hole = timeline->row(at);
    HistoryQuery query;
    query.limit = pageSize;
    if (older)
        query.beforeSeq = hole.lastSeq + 1;
    else
        query.afterSeq = hole.message.seq - 1;
    loadPage(chat, query, seq);
}

void ChatSync::loadAround(const ChatId& chat, qint64 seq)
{
    const Timeline* timeline = m_store.timeline(chat);
    const int at = timeline ? timeline->rowOf(seq) : -1;
    if (at >= 0 && timeline->row(at).kind == TimelineRow::Kind::Message)
        return;
    // Should a page be on its way, for one who scrolls: after it.
    Wanted& one = wanted(chat);
    one.around = one.history.isRunning() ? std::optional(seq) : std::nullopt;
    if (!one.around)
        loadPage(chat, HistoryQuery{{}, std::max<qint64>(0, seq - pageSize / 2), pageSize}, seq);
}

void ChatSync::loadPage(const ChatId& chat, const HistoryQuery& query, qint64 holeSeq)
{
    Wanted& one = wanted(chat);
    if (one.history.isRunning())
        return;
    if (Timeline* timeline = m_store.timeline(chat))
        timeline->setLoading(holeSeq, true);
    one.history = m_api.history(chat, query);
    one.history.then(
        this,
        [this, chat, holeSeq](const Answer<History>& answer) {
            m_cache.put(answer.value.items);
            m_store.putHistory(chat, answer.value.items);
            if (Timeline* timeline = m_store.timeline(chat))
                timeline->setLoading(holeSeq, false);
            if (const auto around = std::exchange(wanted(chat).around, std::nullopt))
                loadAround(chat, *around);
        },
        [this, chat, holeSeq](const ApiError& error) {
            if (Timeline* timeline = m_store.timeline(chat))
                timeline->setLoading(holeSeq, false);
            wanted(chat).around.reset();
            Q_EMIT historyFailed(chat, error);
        });
}

} // namespace gremio
