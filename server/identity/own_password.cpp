// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/own_password.h"

#include "server/identity/user_repository.h"

namespace gremio::identity {

QByteArray OwnPassword::require(
    storage::Database& database, UserId user, const QHostAddress& from, const QString& password) const
{
    FailureLimit::Attempt attempt = m_failures.begin("id " + user.toByteArray(), from);
    const auto found =
        database.readNow([&](storage::Transaction& tx) { return repository::credentials(tx, user); });
    if (!found || !found->passwordHash
        || m_hasher.verify(*found->passwordHash, password) == PasswordHasher::Verdict::Wrong)
        throw Problem(ErrorCode::WrongCredentials);
    attempt.succeeded();
    return *found->passwordHash;
}

} // namespace gremio::identity
