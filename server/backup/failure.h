// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <stdexcept>

namespace gremio::backup {

/// Why a backup was not made or not restored, and what to do; the text is for the person who runs the server.
/// The database is as it was before, unless the text says otherwise.
class BackupError : public std::runtime_error {
public:
    enum class Kind {
        CannotCreate, ///< the file that was to be written
        BadFile, ///< what was to be read is no backup, or not whole
        Refused, ///< it would destroy something, or cannot be used here
        Unavailable, ///< the database, or a program that is needed, is not there
        Interrupted, ///< by a signal
        Failed, ///< something else went wrong
    };

    BackupError(Kind kind, const QString& text)
        : std::runtime_error(text.toStdString())
        , m_kind(kind)
    {
    }
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

} // namespace gremio::backup
