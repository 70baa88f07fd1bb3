// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtDBus/QDBusVariant>
#include <QtGui/QPalette>

namespace gremio::ui {

/// What the desktop says about light and dark. Qt 6.4 has no colorScheme: asks the desktop portal
/// (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance) without waiting for it, and until
/// it answers, or where there is none, judges the palette the platform gave.
class SystemAppearance : public QObject {
    Q_OBJECT

public:
    /// platform: the palette before any of ours was set.
    explicit SystemAppearance(const QPalette& platform, QObject* parent = nullptr);

    bool isDark() const { return m_dark; }
    bool wantsMotion() const { return m_motion; }

    /// color-scheme of the portal: 0 no preference, 1 dark, 2 light.
    void setColorScheme(uint scheme);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);
    void take(const QString& group, const QString& key, const QVariant& value);

    bool m_paletteDark = false;
    bool m_dark = false;
    bool m_motion = true;
};

} // namespace gremio::ui
