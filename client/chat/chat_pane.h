// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/timeline_model.h"
#include "client/state/chat_sync.h"
#include "client/state/session_store.h"

#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace gremio::ui {
class EmptyState;
class ErrorState;
class Skeleton;
} // namespace gremio::ui

namespace gremio {

class ChatHeader;
class ChatSearch;
class Composer;
class MessageView;
class TypingRow;

/// What the pages about chats are made with.
struct ChatAround {
    ChatStore& store;
    ChatSync& sync;
    const Outbox& outbox;
    const SessionStore& session;
    const Clock& clock;
};

/// One chat: header, messages, who types, composer.
class ChatPane : public QWidget {
    Q_OBJECT

public:
    explicit ChatPane(const ChatAround& around, QWidget* parent = nullptr);

    /// Null: no chat, and the words that say how to open one.
    void open(const ChatId& id);
    const ChatId& chat() const { return m_chat; }
    void refresh();
    /// Without a connection presence is not known, and what is sent waits.
    void setConnected(bool connected);
    /// Somebody sees it: what stands there counts as read.
    void setLooking(bool looking);
    void setBackVisible(bool visible);
    void focusComposer();
    void openSearch();

    MessageView* view() const { return m_view; }
    Composer* composer() const { return m_composer; }
    int footHeight() const;

Q_SIGNALS:
    void backWanted();
    /// Words for a toast: something was done, or (bad) was not.
    void said(const QString& words, bool bad);
    void hidden(const gremio::ChatId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectStore();
    void connectView();
    void connectComposer();
    void followChoice();
    void followTimeline();
    void followChat();
    void followEdit();
    void followTyping();
    void followWaiting();
    void placeAtFirst();
    void markRead();
    void retranslate();
    const Chat* shown() const { return m_around.store.find(m_chat); }
    const Message* messageAt(int row) const;

    // Looking for words: chat_pane_search.cpp.
    void connectSearch();
    void search();
    void searchHere();
    void askServer(const std::optional<QString>& cursor);
    void takeHits(const Page<Message>& page);

    // What one does with a message or the chat: chat_pane_actions.cpp.
    void send(const QString& text);
    void showMenu(int row, const QPoint& global);
    void reply(int row);
    void edit(int row);
    void editLast();
    void erase(int row);
    void copy(int row);
    void jumpTo(qint64 seq);
    void arriveAtJump();
    void openLink(const QUrl& link);
    void hideChat();
    void block();
    void unblock();

    ChatAround m_around;
    TimelineModel m_model;
    ChatId m_chat;
    bool m_connected = false;
    bool m_looking = false;
    bool m_placed = false; ///< the view stands where one begins to read
    std::optional<ApiError> m_failure; ///< why there are no messages here
    std::optional<qint64> m_replyTo;
    std::optional<qint64> m_editing;
    std::optional<qint64> m_jump; ///< where one wants to go, once it is here
    QHash<ChatId, QString> m_drafts;
    std::vector<qint64> m_hits; ///< of the search, as far as the server has told
    std::optional<QString> m_moreHits; ///< where to go on
    bool m_searchesHere = false;
    QTimer m_searchSoon;

    ChatHeader* m_header;
    ChatSearch* m_search;
    QStackedLayout* m_stack;
    MessageView* m_view;
    ui::Skeleton* m_skeleton;
    ui::ErrorState* m_failed; ///< nothing could be loaded
    ui::EmptyState* m_silent; ///< nothing was said yet
    ui::EmptyState* m_none; ///< no chat is open
    TypingRow* m_typing;
    Composer* m_composer;
    QWidget* m_open;
    QWidget* m_blank;
    QStackedLayout* m_whole;
};

} // namespace gremio
