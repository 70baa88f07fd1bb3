// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/app_link.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace gremio {

/// What the command line asks for (operations.md, "gremio, the desktop app").
struct AppOptions {
    std::optional<QUrl> server;
    QString account; ///< e-mail address
    bool passwordFromStdin = false;
    QString password; ///< read by main() where passwordFromStdin is set
    QString profileDir; ///< empty: the usual place
    std::optional<AppLink> link; ///< a gremio:// address to open
    QString page; ///< key of the page to open: home, find, requests, messages, profile, settings

    /// Where settings are kept, and the running app is found.
    QString folder() const;

    struct Parsed;
    /// arguments as QCoreApplication::arguments() gives them.
    static Parsed parse(const QStringList& arguments);
};

/// Either options to start with, or something to print and an exit code (sysexits).
struct AppOptions::Parsed {
    std::optional<AppOptions> options;
    QString link; ///< as it was given, to be handed over
    QString message;
    int exitCode = 0;
};

} // namespace gremio
