// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/accounts.h"
#include "server/identity/password_hasher.h"
#include "server/storage/database.h"

namespace gremio::identity {

/// An account with the role admin, its address taken as confirmed; for the command line. Blocks. Throws
/// Problem: ValidationFailed, WeakPassword, EmailTaken.
UserId createAdmin(storage::Database& database, const PasswordHasher& hasher, QString email,
    QString displayName, const QString& password);

} // namespace gremio::identity
