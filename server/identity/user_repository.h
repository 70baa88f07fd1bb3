// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/error.h"
#include "server/storage/transaction.h"
#include "shared/protocol/identity.h"

#include <optional>
#include <vector>

/// The rows of accounts and their roles.
namespace gremio::identity::repository {

struct NewUser {
    UserId id;
    QString email;
    QString emailKey;
    std::optional<Instant> emailVerifiedAt;
    std::optional<QString> username;
    std::optional<QString> usernameKey;
    QString displayName;
    UiLocale locale = UiLocale::English;
    QString timeZone;
    QByteArray passwordHash;
    std::vector<Role> roles;
};

struct Credentials {
    UserId user;
    std::optional<QByteArray> passwordHash;
    bool suspended = false; ///< and that is not over yet
};

void registerConstraints(storage::ConstraintMap& map);

/// Throws Problem: EmailTaken, UsernameTaken.
void insertUser(storage::Transaction& tx, const NewUser& user);

/// Accounts that are neither suspended nor deleted.
std::optional<User> liveUser(storage::Transaction& tx, UserId id);

/// Accounts that are not deleted.
std::optional<Credentials> credentialsByEmail(storage::Transaction& tx, const QString& emailKey);
std::optional<Credentials> credentials(storage::Transaction& tx, UserId id);

/// False when there is no such live account. Throws Problem(UsernameTaken).
bool updateUser(storage::Transaction& tx, UserId id, const UpdateUserBody& body,
    const std::optional<QString>& usernameKey);

/// Whatever it was. False when there is no such live account; the same for setEmail().
bool setPasswordHash(storage::Transaction& tx, UserId id, const QByteArray& hash);

/// A confirmed one. Throws Problem(EmailTaken).
bool setEmail(storage::Transaction& tx, UserId id, const QString& email, const QString& emailKey);

/// False when it has another address now, or was confirmed already.
bool verifyEmail(storage::Transaction& tx, UserId id, const QString& emailKey);

/// Those who wait for a mail with which to choose another password: keys of addresses, known or not.
void insertResetRequest(storage::Transaction& tx, const QString& emailKey);
/// The longest waiting of them, at most `limit`; they wait no more.
std::vector<QString> takeResetRequests(storage::Transaction& tx, int limit);

/// Only while the old one is still there.
bool replacePasswordHash(
    storage::Transaction& tx, UserId id, const QByteArray& oldHash, const QByteArray& newHash);

/// Takes everything out of the row that says who it was, and its roles. False when it is gone already.
bool anonymise(storage::Transaction& tx, UserId id);

struct Suspension {
    std::optional<Instant> until; ///< nothing: for good
    std::optional<QString> reason;
};

/// False when nothing had to be done; of a suspended account suspend() still changes reason and end.
bool suspend(storage::Transaction& tx, UserId id, const Suspension& suspension);
bool restore(storage::Transaction& tx, UserId id);
std::optional<Suspension> suspension(storage::Transaction& tx, UserId id);
/// Those whose suspension is over.
std::vector<UserId> restoreDue(storage::Transaction& tx, int limit);

/// From here to the commit nobody else changes who is an admin.
void lockAdmins(storage::Transaction& tx);
/// Whether the account is the only admin who can sign in.
bool isLastAdmin(storage::Transaction& tx, UserId id);

/// False when there is no such account.
bool replaceRoles(storage::Transaction& tx, UserId id, const std::vector<Role>& roles);

} // namespace gremio::identity::repository
