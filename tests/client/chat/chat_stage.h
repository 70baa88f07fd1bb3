// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/chat_pane.h"
#include "client/net/api_client.h"
#include "client/net/socket_io_client.h"
#include "client/state/chat_cache.h"
#include "client/state/chat_sync.h"
#include "client/state/outbox.h"

#include <QTemporaryDir>

namespace gremio::test {

/// Everything that the Messages page stands on, without a server: Lucía's chats are filled by hand, and what
/// she sends waits.
class ChatStage {
public:
    ChatStage();

    UserId person(const QString& name);
    ChatId chat(const std::vector<UserId>& others, const QString& title = {});
    /// minutesAgo counts from the stage's now. Returns its `seq`.
    qint64 say(const ChatId& chat, const UserId& who, const QString& text, int minutesAgo,
        std::optional<qint64> replyTo = {});
    /// Many of them at once, a minute apart, the last one now.
    void sayMany(const ChatId& chat, int count);
    void change(const ChatId& chat, qint64 seq, const QString& text, bool erased = false);
    void read(const ChatId& chat, const UserId& who, qint64 seq, bool read = true);
    void present(const UserId& who, Presence presence);
    ChatAround around();
    /// A day of chats as in the pictures; returns the one with Daniel.
    ChatId tell();

    QTemporaryDir dir;
    ManualClock clock;
    UserId me;
    SessionStore session;
    Outbox outbox;
    ChatStore store;

private:
    Message message(const ChatId& chat, qint64 seq, const UserId& who, const QString& text, Instant at) const;
    Chat& known(const ChatId& chat);

    Channel m_channel;
    ApiClient m_api;
    SocketIoClient m_socket;
    ChatCache m_cache;
    QHash<UserId, QString> m_names;
    QHash<ChatId, Chat> m_chats;

public:
    ChatSync sync;
};

} // namespace gremio::test
