// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/chat/chat_pane.h"
#include "client/ui/page.h"

class QHBoxLayout;

namespace gremio {

class ConversationPane;

/// Conversations at the left, the chat at the right; in a narrow window one of the two.
class MessagesPage : public ui::Page {
    Q_OBJECT

public:
    explicit MessagesPage(const ChatAround& around, QWidget* parent = nullptr);

    QString title() const override;
    void refresh() override;
    bool isEdgeToEdge() const override { return true; }
    int footHeight() const override;
    void activated() override;
    void chosenAgain() override;

    void openChat(ChatId id);
    /// The chat with that person, as soon as it is known.
    void openChatWith(UserId user);
    const ChatId& chat() const;
    void setConnected(bool connected);
    /// The window is in front and the page in it: what stands there is being read.
    bool isLooking() const;

    ConversationPane* conversations() const { return m_list; }
    ChatPane* pane() const { return m_pane; }

Q_SIGNALS:
    void said(const QString& words, bool bad);
    void findWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void look();

    ChatAround m_around;
    ConversationPane* m_list;
    ChatPane* m_pane;
    QHBoxLayout* m_row;
    QPointer<QWidget> m_window;
    UserId m_wantedPerson;
    ChatId m_wanted; ///< to be opened as soon as it is known
    bool m_narrow = false;
};

} // namespace gremio
