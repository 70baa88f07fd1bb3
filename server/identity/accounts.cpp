// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/accounts.h"

#include "server/audit/connection_log.h"
#include "server/identity/access_key_repository.h"
#include "server/identity/folded_key.h"
#include "server/identity/invites.h"
#include "server/identity/one_time_tokens.h"
#include "server/identity/sign_ins.h"

#include <algorithm>

namespace gremio::identity::accounts {

using storage::Transaction;

namespace {

void requireAccount(Transaction& tx, UserId user)
{
    if (!repository::credentials(tx, user))
        throw Problem(ErrorCode::NotFound);
}

/// For what would leave the account without access to what only admins may do.
void requireOtherAdmin(Transaction& tx, UserId user)
{
    repository::lockAdmins(tx);
    if (repository::isLastAdmin(tx, user))
        throw Problem(ErrorCode::LastAdmin);
}

} // namespace

QString requireEmailKey(const QString& email)
{
    const std::optional<QString> key = emailKey(email);
    if (!key)
        throw Problem::field(
            "/email", "invalid-email", QStringLiteral("Must be a whole e-mail address, with its ending."));
    return *key;
}

std::optional<QString> requireUsernameKey(const std::optional<QString>& username)
{
    if (!username)
        return std::nullopt;
    std::optional<QString> key = usernameKey(*username);
    if (!key)
        throw Problem::field(
            "/username", "invisible", QStringLiteral("Must have characters that can be seen."));
    return key;
}

UserId create(Transaction& tx, const NewAccount& account)
{
    repository::NewUser row;
    row.id = UserId::generate(tx.now());
    row.email = account.email;
    row.emailKey = requireEmailKey(account.email);
    if (account.emailVerified)
        row.emailVerifiedAt = tx.now();
    row.username = account.username;
    row.usernameKey = requireUsernameKey(account.username);
    row.displayName = account.displayName;
    row.locale = account.locale;
    row.timeZone = account.timeZone;
    row.passwordHash = account.passwordHash;
    row.roles = account.roles;
    repository::insertUser(tx, row);
    tx.raise(UserRegistered{row.id, row.roles, row.displayName, row.locale, row.timeZone});
    if (!account.emailVerified)
        askToVerify(tx, row.id, {row.email, row.displayName, row.locale});
    return row.id;
}

void askToVerify(Transaction& tx, UserId user, const Recipient& to)
{
    const auto code =
        one_time::issue(tx, user, CodePurpose::VerifyEmail, to.email, requireEmailKey(to.email));
    tx.raise(EmailVerificationRequested{user, to, code.token, code.expiresAt});
}

void resetPassword(Transaction& tx, UserId user, const QByteArray& hash)
{
    const auto owner = repository::liveUser(tx, user);
    if (!owner || !repository::setPasswordHash(tx, user, hash))
        throw Problem(ErrorCode::NotFound);
    repository::deleteAccessKeys(tx, user);
    sign_ins::endAllOf(tx, user, SignInEnd::PasswordChanged);
    sign_ins::raiseSecurityVersion(tx);
    tx.raise(PasswordChanged{user, {owner->email, owner->displayName, owner->locale}, true});
}

void setRoles(Transaction& tx, UserId user, std::vector<Role> roles)
{
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    if (std::find(roles.begin(), roles.end(), Role::Admin) == roles.end())
        requireOtherAdmin(tx, user);
    if (!repository::replaceRoles(tx, user, roles))
        throw Problem(ErrorCode::NotFound);
    tx.raise(UserRolesChanged{user, roles});
    sign_ins::raiseSecurityVersion(tx);
}

void suspend(Transaction& tx, UserId user, const repository::Suspension& suspension)
{
    requireAccount(tx, user);
    requireOtherAdmin(tx, user);
    if (!repository::suspend(tx, user, suspension))
        return;
    tx.raise(UserSuspended{user});
    sign_ins::endAllOf(tx, user, SignInEnd::Suspended);
    sign_ins::raiseSecurityVersion(tx); // for access keys, also where nobody is signed in
}

void restore(Transaction& tx, UserId user)
{
    requireAccount(tx, user);
    if (repository::restore(tx, user))
        tx.raise(UserRestored{user});
}

std::vector<UserId> restoreDue(Transaction& tx, int limit)
{
    std::vector<UserId> restored = repository::restoreDue(tx, limit);
    for (const UserId user : restored)
        tx.raise(UserRestored{user});
    return restored;
}

void remove(Transaction& tx, UserId user)
{
    requireOtherAdmin(tx, user);
    if (!repository::anonymise(tx, user))
        throw Problem(ErrorCode::NotFound);
    tx.raise(UserDeleted{user});
    one_time::forgetAll(tx, user);
    invites::forgetAddressesOf(tx, user);
    audit::forgetConnectionsOf(tx, user);
    repository::deleteAccessKeys(tx, user);
    repository::forgetDevices(tx, user);
    sign_ins::endAllOf(tx, user, SignInEnd::Deleted);
    sign_ins::raiseSecurityVersion(tx); // last: everybody waits for that row
}

std::optional<UserId> find(Transaction& tx, const QString& email)
{
    const std::optional<QString> key = emailKey(email);
    const auto found = key ? repository::credentialsByEmail(tx, *key) : std::nullopt;
    return found ? std::optional(found->user) : std::nullopt;
}

} // namespace gremio::identity::accounts
