// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"

#include <QHash>
#include <QStringList>

namespace gremio::app {

/// sysexits.h
enum ExitCode {
    Ok = 0,
    Usage = 64,
    DataError = 65,
    Unavailable = 69,
    Software = 70,
    CannotCreate = 73,
    Configuration = 78,
    Interrupted = 130 ///< as a shell reports SIGINT
};

/// The words after a verb, taken apart.
struct Arguments {
    QStringList positional;
    QHash<QString, QString> settings; ///< by setting key
    QHash<QString, QString> options; ///< the verb's own, by name; a switch has the value "true"
    QString configFile;
    bool help = false;
};

struct OptionHelp {
    const char* name; ///< without dashes
    const char* valueName; ///< empty: a switch
    const char* help;
};

/// A verb of gremio-server. `run` returns the exit code.
struct Verb {
    const char* name;
    const char* arguments; ///< as the usage line shows them
    const char* help;
    std::vector<OptionHelp> options;
    bool takesSettings;
    int (*run)(const Arguments& arguments);
};

/// The words do not fit the verb. Exit code 64.
class UsageError : public std::runtime_error {
public:
    explicit UsageError(const QString& text)
        : std::runtime_error(text.toStdString())
    {
    }
};

/// Throws UsageError.
Arguments parseArguments(const Verb& verb, const QStringList& words);
QString usage(const Verb& verb);
QString overview(std::span<const Verb> verbs);

/// Settings from the arguments, this process's environment and the file. Throws SettingsError.
Settings loadSettings(const Arguments& arguments);

/// Writes a line to standard error; returns `code`.
int complain(int code, const QString& text);

/// Writes a line to standard output.
void say(const QString& text);

} // namespace gremio::app
