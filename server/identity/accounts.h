// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/identity_events.h"
#include "server/identity/user_repository.h"

/// What is done to accounts by whom it may be: routes, the command line, demo data. Each call runs in the
/// caller's writing transaction and raises what happened (identity_events.h).
namespace gremio::identity::accounts {

struct NewAccount {
    QString email;
    bool emailVerified = false;
    std::optional<QString> username;
    QString displayName;
    UiLocale locale = UiLocale::English;
    QString timeZone = QStringLiteral("UTC");
    QByteArray passwordHash; ///< of PasswordHasher
    std::vector<Role> roles;
};

/// The keys that an account is known by. Throws Problem(ValidationFailed) where there are none.
QString requireEmailKey(const QString& email);
std::optional<QString> requireUsernameKey(const std::optional<QString>& username);

/// An address that is not verified is mailed a code. Throws Problem: EmailTaken, UsernameTaken,
/// ValidationFailed.
UserId create(storage::Transaction& tx, const NewAccount& account);

/// Has a code mailed with which the owner confirms the account's address. Throws Problem(RateLimited).
void askToVerify(storage::Transaction& tx, UserId user, const Recipient& to);

/// Another password, whatever it was: by who reads the mailbox or runs the server. Ends every sign-in and
/// access key, so that whoever had the account until now has nothing left of it. `hash` of PasswordHasher.
/// Throws Problem(NotFound), also for a suspended account.
void resetPassword(storage::Transaction& tx, UserId user, const QByteArray& hash);

/// Replaces the roles. Who is signed in has the new ones at once. Throws Problem: NotFound; LastAdmin, as
/// the two others below that could leave the server without one.
void setRoles(storage::Transaction& tx, UserId user, std::vector<Role> roles);

/// Ends every sign-in and hides the account until it is restored, or until that is over. Of an account that
/// is suspended already only reason and end change. Throws Problem: NotFound, LastAdmin.
void suspend(storage::Transaction& tx, UserId user, const repository::Suspension& suspension = {});
/// Nothing happens when it is not suspended. Throws Problem(NotFound).
void restore(storage::Transaction& tx, UserId user);
/// Restores those whose suspension is over, at most `limit`.
std::vector<UserId> restoreDue(storage::Transaction& tx, int limit);

/// Takes everything personal out of the account, ends its sign-ins and keys, for good. Throws Problem:
/// NotFound, LastAdmin.
void remove(storage::Transaction& tx, UserId user);

/// The account with that address, suspended or not.
std::optional<UserId> find(storage::Transaction& tx, const QString& email);

} // namespace gremio::identity::accounts
