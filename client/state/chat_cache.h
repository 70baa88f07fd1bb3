// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/chat_store.h"
#include "client/state/local_database.h"

#include <QSet>
#include <QTimer>

namespace gremio {

/// Keeps chats and the newest messages of each in a file, so that the app starts with them and can be read
/// offline. What it holds of a chat was true at one `rev`; the server is asked for what changed since. How
/// far I have read and whom I block is kept with them, so that a read mark made offline outlives the app.
class ChatCache : public QObject {
    Q_OBJECT

public:
    static constexpr int messagesPerChat = 200;

    explicit ChatCache(const QString& file, QObject* parent = nullptr);
    ~ChatCache() override;

    /// Fills the store's list, and follows it from then on; the store must live longer.
    void follow(ChatStore& store);
    /// The newest ones that are kept, in the order of `seq`.
    std::vector<Message> messages(const ChatId& chat);
    /// Writes now what waits to be written.
    void flush();
    void wipe();

    /// For ChatSync: these came from the server, and the store is told of them now.
    void put(const std::vector<Message>& messages);
    /// The messages of that chat that are kept are not worth bringing up to date.
    void forget(const ChatId& chat);

private:
    void restore();
    void later();
    void write();

    LocalDatabase m_database;
    ChatStore* m_store = nullptr;
    QSet<ChatId> m_dirty;
    std::vector<Message> m_messages;
    std::vector<ChatId> m_forgotten;
    bool m_blocksDirty = false;
    QTimer m_later;
};

} // namespace gremio
