// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTime>

class QSettings;

namespace gremio {

/// What somebody wants to be told outside the window, on this computer. Kept in the app's settings.
class NotificationSettings : public QObject {
    Q_OBJECT

public:
    /// settings must outlive it.
    explicit NotificationSettings(QSettings& settings, QObject* parent = nullptr);

    bool messages() const;
    void setMessages(bool wanted);
    /// Who writes or meets me, and what is said; else only that there is something.
    bool showsContent() const;
    void setShowsContent(bool shows);
    /// Closing the window leaves the app in the tray, where there is one.
    bool staysInTray() const;
    void setStaysInTray(bool stays);
    bool quietHours() const;
    void setQuietHours(bool quiet);
    /// Over midnight where from is later than to.
    QTime quietFrom() const;
    QTime quietTo() const;
    void setQuiet(const QTime& from, const QTime& to);
    bool isQuietAt(const QTime& time) const;

    /// True once: that the app goes on in the tray has not been said yet.
    bool takeTrayHint();

Q_SIGNALS:
    void changed();

private:
    void set(const QString& key, const QVariant& value);

    QSettings& m_settings;
};

} // namespace gremio
