// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <span>
#include <stdexcept>

namespace gremio::app {

/// One thing that can be set: `database_url` in the file, `GREMIO_DATABASE_URL` in the environment,
/// `--database-url` on the command line.
struct Setting {
    const char* key;
    const char* defaultValue; ///< as text; empty: none, or computed
    const char* valueName; ///< for --help
    const char* help;
    bool secret = false; ///< masked wherever it is shown
};

std::span<const Setting> allSettings();

/// The configuration cannot be used; the text says which setting and how to mend it. Exit code 78.
class SettingsError : public std::runtime_error {
public:
    explicit SettingsError(const QString& text)
        : std::runtime_error(text.toStdString())
    {
    }
};

/// Flags over environment over file over defaults. A value.
class Settings {
public:
    /// `flags` by key. Throws SettingsError for an unreadable file, an unknown key, a bad value.
    static Settings load(const QHash<QString, QString>& flags, const QHash<QString, QString>& environment,
        const QString& file);

    QString text(const char* key) const;
    int number(const char* key) const;
    bool flag(const char* key) const;

    QString dataDir() const;
    /// As set, or SQLite in the data directory.
    QString databaseUrl() const;

    struct Listen {
        QString address;
        quint16 port = 0;
    };
    Listen listen() const;

    /// Each setting, its value (secrets masked) and where it came from.
    QStringList described() const;

private:
    struct Value {
        QString text;
        QString source;
    };
    void readFile(const QString& file);
    void check() const;

    std::map<QString, Value> m_values;
};

} // namespace gremio::app
