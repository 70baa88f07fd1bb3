// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/failure_limit.h"
#include "server/identity/password_hasher.h"
#include "server/storage/database.h"
#include "shared/core/id.h"

namespace gremio::identity {

/// Before what a stolen access token must not be enough for, somebody who is signed in is asked for the
/// password again. Slow (it hashes). Any thread; all parts outlive this.
class OwnPassword {
public:
    OwnPassword(const PasswordHasher& hasher, FailureLimit& failures)
        : m_hasher(hasher)
        , m_failures(failures)
    {
    }

    /// The hash that it was right for. Throws Problem: WrongCredentials, RateLimited.
    QByteArray require(
        storage::Database& database, UserId user, const QHostAddress& from, const QString& password) const;

private:
    const PasswordHasher& m_hasher;
    FailureLimit& m_failures;
};

} // namespace gremio::identity
