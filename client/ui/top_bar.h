// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/ui/avatar.h"
#include "client/ui/focus_ring.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

class QMenu;

namespace gremio::ui {

class IconButton;
class PresenceLabel;

/// Looks like a search field and opens the Ctrl+K panel.
class SearchBox : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    explicit SearchBox(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
};

/// My avatar, a button that opens my menu.
class MeButton : public QAbstractButton, public RingTarget {
    Q_OBJECT

public:
    explicit MeButton(QWidget* parent = nullptr);

    void setPerson(const QString& userId, const QString& name);
    void setPresence(Presence presence);

    QSize sizeHint() const override { return {32, 32}; }
    QRect ringRect() const override { return rect(); }
    int ringRadius() const override { return 16; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void name();

    QString m_userId;
    QString m_name;
    Presence m_presence = Presence::None;
};

/// 48 px: search, connection state in dot and word, notifications, me.
class TopBar : public QWidget {
    Q_OBJECT

public:
    enum class Connection { Connected, Connecting, Offline };

    explicit TopBar(QWidget* parent = nullptr);

    void setSearchVisible(bool visible);
    void setNotificationsVisible(bool visible);
    void setUnreadNotifications(int count);
    void setConnection(Connection connection);
    void setMe(const QString& userId, const QString& name);
    /// Not owned; opened under my avatar.
    void setMeMenu(QMenu* menu);
    SearchBox* search() const { return m_search; }
    IconButton* bell() const { return m_bell; }
    MeButton* me() const { return m_me; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void searchRequested();
    void notificationsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    SearchBox* m_search;
    PresenceLabel* m_state;
    IconButton* m_bell;
    MeButton* m_me;
    QMenu* m_menu = nullptr;
    Connection m_connection = Connection::Connecting;
    int m_unread = 0;
};

} // namespace gremio::ui
