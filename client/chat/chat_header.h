// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/avatar.h"

#include <QWidget>

class QAction;

namespace gremio::ui {
class IconButton;
class Label;
class Menu;
} // namespace gremio::ui

namespace gremio {

/// Over a chat: with whom, whether they are there, and what can be done with it. 56 high.
class ChatHeader : public QWidget {
    Q_OBJECT

public:
    explicit ChatHeader(QWidget* parent = nullptr);

    /// avatarName: whose first letters stand in the circle.
    void setTitle(const QString& avatarKey, const QString& avatarName, const QString& title);
    /// "Online", "Last seen 11:20", or who is in the group.
    void setStatus(const QString& status, ui::Presence presence);
    /// In a narrow window the list is behind.
    void setBackVisible(bool visible);
    enum class Block { None, Possible, Blocked };
    /// Whether the menu offers to block the other, or to end that.
    void setBlock(Block block);

Q_SIGNALS:
    void backWanted();
    void searchWanted();
    void hideWanted();
    void blockWanted();
    void unblockWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    ui::IconButton* m_back;
    ui::Avatar* m_avatar;
    ui::Label* m_title;
    ui::Label* m_status;
    ui::IconButton* m_search;
    ui::IconButton* m_more;
    ui::Menu* m_menu;
    QAction* m_hide;
    QAction* m_block;
    QAction* m_unblock;
};

} // namespace gremio
