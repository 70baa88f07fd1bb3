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

    void setTitle(const QString& avatarKey, const QString& title);
    /// "Online", "Last seen 11:20", or who is in the group.
    void setStatus(const QString& status, ui::Presence presence);
    /// In a narrow window the list is behind.
    void setBackVisible(bool visible);
    void setMayBlock(bool may);

Q_SIGNALS:
    void backWanted();
    void searchWanted();
    void hideWanted();
    void blockWanted();

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
};

} // namespace gremio
