// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/paged_call.h"
#include "client/net/socket_io_client.h"
#include "client/state/chat_store.h"
#include "client/state/outbox.h"

#include <QTimer>

namespace gremio {

class ChatCache;

/// Keeps the chats of the store equal to the server's, and carries what is done here to it. Everything may be
/// called without a connection: reading then goes by what is kept, sending waits. GUI thread only.
class ChatSync : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<ApiError>)>;

    ChatSync(ApiClient& api, SocketIoClient& socket, ChatStore& store, Outbox& outbox, ChatCache& cache,
        QObject* parent = nullptr);
    ~ChatSync() override;

    /// The list, and what differs in each chat.
    void refresh();
    /// Makes the timeline, from what is kept and then from the server.
    void open(const ChatId& chat);
    /// The messages next to that end of the hole in which `seq` is missing; nothing while some are on the
    /// way. older: those at its end, for somebody who scrolls up into it.
    void loadHole(const ChatId& chat, qint64 seq, bool older = true);
    /// Some on both sides of it, for a jump to a message that is not here.
    void loadAround(const ChatId& chat, qint64 seq);

    /// False where the disk did not take it.
    bool send(const ChatId& chat, const QString& content, const std::optional<qint64>& replyTo = {});
    void tryAgain(const ClientMessageId& id);
    void discard(const ClientMessageId& id);
    void edit(const ChatId& chat, qint64 seq, const QString& content, Done done);
    void remove(const ChatId& chat, qint64 seq, Done done);

    /// Somebody looks at the messages up to there.
    void markRead(const ChatId& chat, qint64 seq);
    /// At each key; at most one in 2 s is sent.
    void setTyping(const ChatId& chat, bool typing);
    /// Nobody sits before the window.
    void setAway(bool away);

    /// done: the chat, which is in the store by then, or why not.
    void create(const CreateChatBody& body, std::function<void(std::optional<ChatId>, ApiError)> done);
    void hide(const ChatId& chat, Done done);
    void block(const UserId& user, bool blocked, Done done);

    using Found = std::function<void(const Page<Message>&)>;
    using Failed = std::function<void(const ApiError&)>;
    /// Messages of the chat that hold all the words, the newest first; cursor: the page after that one. A
    /// search that is still under way is given up.
    void search(const ChatId& chat, const QString& words, const std::optional<QString>& cursor, Found found,
        Failed failed);
    void stopSearch() { m_search.cancel(); }

Q_SIGNALS:
    /// Messages that were asked for did not come; the hole stays.
    void historyFailed(const gremio::ChatId& chat, const gremio::ApiError& error);

private:
    struct Wanted;

    void onConnected(bool recovered);
    void onMissed(const QByteArray& payload);
    void onEvent(const QByteArray& name, const QByteArray& payload);
    void onMessage(const QByteArray& payload);
    void onMark(const QByteArray& payload, bool read);
    void onList(const std::vector<Chat>& chats);
    void fetchChat(const ChatId& chat);
    void fetchBlocks();
    Wanted& wanted(const ChatId& chat);

    /// What is missing between what is here and what the server has.
    void catchUp(const ChatId& chat);
    void catchUpSoon(const ChatId& chat);
    void nextCatchUp();
    void loadPage(const ChatId& chat, const HistoryQuery& query, qint64 holeSeq);

    void sendNext(const ChatId& chat);
    void sendAll();
    void answered(const ChatId& chat, const ClientMessageId& id, const ApiError& error);
    /// A few a second, for the server bounds how much one says.
    void sendMarksSoon(const ChatId& chat);
    void sendMarks(const ChatId& chat);

    ApiClient& m_api;
    SocketIoClient& m_socket;
    ChatStore& m_store;
    Outbox& m_outbox;
    ChatCache& m_cache;
    QHash<ChatId, std::shared_ptr<Wanted>> m_wanted;
    PagedCall<Chat> m_list;
    PagedCall<BlockedUser> m_blocks;
    Call<Page<Message>> m_search;
    std::vector<ChatId> m_behind; ///< to be caught up
    int m_catchingUp = 0;
    std::vector<ChatId> m_marksToSend;
    QTimer m_marksPace;
    QTimer m_compare;
    bool m_away = false;
    bool m_compareAgain = false; ///< wanted while the list was on its way, which may be older
};

} // namespace gremio
