// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <optional>

class QSystemTrayIcon;

namespace gremio {

/// What a notification says, and what can be done in it.
struct DesktopNotice {
    struct Action {
        QString id;
        QString word;
    };
    QString title;
    QString text;
    QList<Action> actions; ///< beside pressing it; where the desktop shows them
    QString category; ///< https://specifications.freedesktop.org/notification-spec, Categories
    bool stays = false; ///< until something is done about it
};

/// Notifications of the desktop, over its own D-Bus service (org.freedesktop.Notifications 1.2), else over
/// the tray icon. A later one with the same key takes the earlier one's place.
class DesktopNotifier : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotifier(QObject* parent = nullptr);

    /// Used where the desktop has no such service; may be null.
    void setTray(QSystemTrayIcon* tray);
    void show(const QString& key, const DesktopNotice& notice);
    /// What it was about has been seen.
    void close(const QString& key);
    /// All that is shown may tell of somebody who signs out.
    void closeAll();

Q_SIGNALS:
    /// Somebody pressed it.
    void opened(const QString& key);
    /// Somebody chose that action in it.
    void acted(const QString& key, const QString& action);

private Q_SLOTS:
    void onAction(uint id, const QString& action);
    void onClosed(uint id, uint reason);

private:
    /// What to do once the desktop has said what it calls the one that it was asked to show.
    struct Meanwhile {
        bool close = false;
        std::optional<DesktopNotice> show; ///< a later one
    };
    /// What the desktop said of a number that is not known yet.
    struct Early {
        uint id = 0;
        std::optional<QString> action; ///< none: it was closed
    };
    void answered(const QString& key, uint id);
    void keepEarly(const Early& early);

    QSystemTrayIcon* m_tray = nullptr;
    QHash<QString, uint> m_shown;
    QHash<QString, Meanwhile> m_asked;
    QList<Early> m_early;
    QString m_lastByTray;
};

} // namespace gremio
