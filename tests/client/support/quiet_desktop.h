// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QThread>

#include <memory>
#include <vector>

namespace gremio::test {

/// As a desktop was asked to show it (org.freedesktop.Notifications 1.2, Notify).
struct Notification {
    uint id = 0;
    uint replaces = 0;
    QString title;
    QString body;
    QStringList actions;
};

/// A desktop that shows nothing and remembers all: the notification service and the watcher of tray icons
/// (org.kde.StatusNotifierWatcher), on a bus of the test's own and in a thread of its own, since an app waits
/// for some of the answers. Every function may be called from the test's thread.
class QuietDesktop {
public:
    QuietDesktop();
    ~QuietDesktop();

    bool start(const QString& address);
    void stop();
    void forget();

    std::vector<Notification> shown() const;
    std::vector<uint> closed() const;
    /// Somebody presses the notification, or chooses an action in it.
    void press(uint id, const QString& action = QStringLiteral("default"));

    bool hasTrayItem() const;
    QString trayToolTip() const;
    QByteArray trayPicture() const;
    void activateTrayItem();

private:
    class Services;

    QThread m_thread;
    std::unique_ptr<Services> m_services;
};

} // namespace gremio::test
