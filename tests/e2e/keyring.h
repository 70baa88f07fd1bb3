// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace gremio::e2e {

/// A D-Bus session of its own with an unlocked GNOME keyring, gone with the object. Throws
/// std::runtime_error when it does not come up.
class Keyring {
public:
    Keyring();
    ~Keyring();
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    /// What an app needs to find it: NAME=value.
    QStringList environment() const;
    /// Of the D-Bus session.
    QString address() const { return m_address; }

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;
    QString m_address;
};

} // namespace gremio::e2e
