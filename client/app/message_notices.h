// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/desktop_notifier.h"
#include "client/state/chat_store.h"
#include "client/state/notification_settings.h"
#include "shared/core/clock.h"

#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace gremio {

class MessagesPage;
class Window;

/// Tells of new messages outside the window: the tray icon with what is unread, and notifications that lead
/// into the right chat. Nothing is told of a chat that somebody looks at.
class MessageNotices : public QObject {
    Q_OBJECT

public:
    struct Around {
        const ChatStore& store;
        NotificationSettings& settings;
        const Clock& clock;
        Window& window;
        MessagesPage& page;
    };

    explicit MessageNotices(const Around& around, QObject* parent = nullptr);
    ~MessageNotices() override;

    /// There is one for all, since there is one tray icon to fall back on.
    DesktopNotifier& notifier() { return m_notifier; }
    /// Brings the window to the front, from the tray too.
    void raise();

Q_SIGNALS:
    void chatWanted(const gremio::ChatId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onArrived(const Message& message);
    void followSettings();
    void followUnread();
    void retranslate();

    Around m_around;
    DesktopNotifier m_notifier;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    bool m_inTray = false; ///< the window was closed into it
    QAction* m_open = nullptr;
    QAction* m_quit = nullptr;
};

} // namespace gremio
