// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/failure.h"

#include <functional>

namespace gremio::backup {

/// How long work tells what it does and hears that it is to stop. Called in the thread that works.
struct Work {
    std::function<void(const QString& text)> say; ///< one line for a person
    std::function<bool()> interrupted;

    /// Throws BackupError (Interrupted).
    void goOn() const
    {
        if (interrupted())
            throw BackupError(BackupError::Kind::Interrupted, QStringLiteral("Interrupted."));
    }
};

} // namespace gremio::backup
