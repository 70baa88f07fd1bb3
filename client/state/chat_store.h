// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/timeline.h"
#include "shared/protocol/chat.h"
#include "shared/protocol/presence.h"

#include <QHash>

#include <map>
#include <memory>
#include <set>

class QTimer;

namespace gremio {

class Outbox;

/// How far a message of mine has come.
enum class Tick { Sent, Delivered, Read };

/// All chats, their messages, and who is there: the only place that writes them. Fed by ChatSync; what it is
/// told twice or in another order ends the same.
class ChatStore : public QObject {
    Q_OBJECT

public:
    enum class ListState { Unasked, Loading, Loaded, Failed };

    /// outbox: shown at the end of each timeline, and told of each of its messages that has arrived.
    ChatStore(const UserId& me, Outbox& outbox, QObject* parent = nullptr);
    ~ChatStore() override;

    const UserId& me() const { return m_me; }

    // The list, the chat that was written in last first.
    ListState listState() const { return m_listState; }
    /// Why the list is not here or not of today.
    const std::optional<ApiError>& listError() const { return m_listError; }
    int count() const { return static_cast<int>(m_order.size()); }
    const Chat& at(int row) const;
    int rowOf(const ChatId& id) const;
    const Chat* find(const ChatId& id) const;
    std::optional<ChatId> privateChatWith(const UserId& other) const;
    /// When it was last written in, by what is still on its way too.
    Instant activity(const ChatId& id) const;
    int unreadTotal() const { return m_unread; }
    /// Chats with something unread.
    int unreadChats() const { return m_unreadChats; }

    /// Null until somebody opened it (ChatSync::open).
    Timeline* timeline(const ChatId& id) const;
    /// Of a message of mine that is not Outgoing. In a group: what holds for all others.
    Tick tick(const Message& message) const;
    qint64 myReadSeq(const ChatId& id) const;
    /// Nobody else has read it and it is mine: the server may still refuse (already-read).
    bool mayChange(const Message& message) const;

    Presence presence(const UserId& user) const;
    std::optional<Instant> lastSeen(const UserId& user) const;
    /// Nobody twice, never me; ends by itself.
    std::vector<UserId> typing(const ChatId& id) const;
    /// By me. Whether they block me is not told.
    bool isBlocked(const UserId& user) const { return m_blocked.contains(user); }
    const std::set<UserId>& blocked() const { return m_blocked; }

    // From here on: for ChatSync and ChatCache.
    Timeline& openTimeline(const ChatId& id);
    void closeTimeline(const ChatId& id);
    /// The rev up to which everything that is here of the chat is true.
    qint64 syncedRev(const ChatId& id) const;
    bool hasGap(const ChatId& id) const;
    /// What is here of its messages is not worth bringing up to date: holes from now on.
    void forgetMessages(const ChatId& id);
    void beginList();
    /// As the server lists them: what it leaves out goes.
    void setList(const std::vector<Chat>& chats);
    void failList(const ApiError& error);
    /// A chat as it was kept on disk.
    struct Kept {
        Chat chat;
        qint64 rev = 0; ///< up to which it is true
        qint64 readHere = 0; ///< my mark, which the server may not know
    };
    /// Nothing that the server has told is overwritten.
    void restore(const std::vector<Kept>& chats);
    /// My mark here, known to the server or not; 0 for a chat that is not here.
    qint64 readHere(const ChatId& id) const;
    void putChat(const Chat& chat);
    void removeChat(const ChatId& id);
    /// A page of history.
    void putHistory(const ChatId& id, const std::vector<Message>& messages);
    /// True when the chat has a gap then: its changes must be asked for.
    bool applyMessage(const Message& message);
    bool applyMark(const MarkMoved& mark, bool read);
    void applyChanges(const ChatId& id, qint64 after, const ChatChanges& changes);
    /// I have seen them here; the server is told later.
    void markReadHere(const ChatId& id, qint64 seq);
    void setPresence(const UserStatus& status);
    void forgetPresence();
    void setTyping(const UserTyping& typing);
    void setBlocked(const UserId& user, bool blocked);
    /// All of them.
    void setBlocks(const std::set<UserId>& users);

Q_SIGNALS:
    void listStateChanged();
    /// The list is another one.
    void listAboutToBeReset();
    void listReset();
    void chatAboutToBeInserted(int row);
    void chatInserted(int row);
    void chatAboutToBeRemoved(int row);
    void chatRemoved(int row);
    /// `to` is where it stands afterwards.
    void chatAboutToMove(int from, int to);
    void chatMoved(int from, int to);
    void chatChanged(const gremio::ChatId& id);
    /// Ticks of that chat's messages may look otherwise; said beside chatChanged.
    void marksChanged(const gremio::ChatId& id);
    void unreadChanged();
    /// Something new from somebody else, not seen before: to be notified of.
    void arrived(const gremio::Message& message);
    void presenceChanged(const gremio::UserId& user);
    void typingChanged(const gremio::ChatId& id);
    void blockChanged(const gremio::UserId& user);

private:
    struct Entry;

    Entry* entry(const ChatId& id) const;
    void add(const Chat& chat, qint64 synced, qint64 readHere = 0);
    bool update(Entry& entry, const Chat& chat);
    void take(Entry& entry, const std::vector<Message>& messages);
    bool moveMarks(Entry& entry, const UserId& user, qint64 delivered, qint64 read, qint64 rev);
    /// Sorts it in again and tells what changed.
    void told(Entry& entry, bool marks);
    void recount();
    void followOutbox();
    void endTyping(const ChatId& id, const UserId& user);

    UserId m_me;
    Outbox& m_outbox;
    ListState m_listState = ListState::Unasked;
    std::optional<ApiError> m_listError;
    QHash<ChatId, std::shared_ptr<Entry>> m_entries;
    std::vector<ChatId> m_order;
    std::set<ChatId> m_addedMeanwhile; ///< since the list was asked for
    int m_unread = 0;
    int m_unreadChats = 0;
    QHash<UserId, UserStatus> m_presence;
    std::map<std::pair<ChatId, UserId>, std::unique_ptr<QTimer>> m_typing;
    std::set<UserId> m_blocked;
};

} // namespace gremio
