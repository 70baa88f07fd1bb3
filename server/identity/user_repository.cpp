// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/user_repository.h"

#include <algorithm>

namespace gremio::identity::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement insertUserRow("identity/insert_user");
constexpr Statement insertRole("identity/insert_role");
constexpr Statement deleteRoles("identity/delete_roles");
constexpr Statement liveUserById("identity/live_user");
constexpr Statement rolesOfUser("identity/roles_of_user");
constexpr Statement credentialsOfEmail("identity/credentials_by_email");
constexpr Statement credentialsOfId("identity/credentials_by_id");
constexpr Statement updateUserRow("identity/update_user");
constexpr Statement replaceHash("identity/replace_password_hash");
constexpr Statement setHash("identity/set_password_hash");
constexpr Statement setEmailOfUser("identity/set_email");
constexpr Statement verifyEmailOfUser("identity/verify_email");
constexpr Statement insertResetRequestRow("identity/insert_reset_request");
constexpr Statement takeResetRequestRows("identity/take_reset_requests");
constexpr Statement anonymiseUser("identity/anonymise_user");
constexpr Statement suspendUser("identity/suspend_user");
constexpr Statement restoreUser("identity/restore_user");
constexpr Statement lockUser("identity/lock_user");
constexpr Statement prolongSuspension("identity/prolong_suspension");
constexpr Statement restoreDueUsers("identity/restore_due_users");
constexpr Statement suspensionOfUser("identity/suspension");
constexpr Statement lockAllAdmins("identity/lock_admins");
constexpr Statement isAdmin("identity/is_admin");
constexpr Statement otherAdmin("identity/other_admin");

Credentials credentialsFrom(const Query& row)
{
    return {row.get<UserId>(0), row.get<std::optional<QByteArray>>(1), row.get<bool>(2)};
}

void insertRoles(Transaction& tx, UserId id, const std::vector<Role>& roles)
{
    for (const Role role : roles)
        tx.query(insertRole).bind("user", id).bind("role", role).exec();
}

} // namespace

void registerConstraints(storage::ConstraintMap& map)
{
    map.add("users_email_key_key", "users.email_key", ErrorCode::EmailTaken);
    map.add("users_username_key_key", "users.username_key", ErrorCode::UsernameTaken);
}

void insertUser(Transaction& tx, const NewUser& user)
{
    tx.query(insertUserRow)
        .bind("id", user.id)
        .bind("email", user.email)
        .bind("email_key", user.emailKey)
        .bind("email_verified_at", user.emailVerifiedAt)
        .bind("username", user.username)
        .bind("username_key", user.usernameKey)
        .bind("display_name", user.displayName)
        .bind("locale", user.locale)
        .bind("time_zone", user.timeZone)
        .bind("password_hash", Utf8{user.passwordHash})
        .bind("now", tx.now())
        .exec();
    insertRoles(tx, user.id, user.roles);
}

std::optional<User> liveUser(Transaction& tx, UserId id)
{
    auto user = tx.query(liveUserById).bind("id", id).one([](const Query& row) {
        User found;
        found.id = row.get<UserId>(0);
        found.email = row.get<QString>(1);
        found.emailVerified = row.get<std::optional<Instant>>(2).has_value();
        found.displayName = row.get<QString>(3);
        found.username = row.get<std::optional<QString>>(4);
        found.locale = row.get<UiLocale>(5);
        found.timeZone = row.get<QString>(6);
        found.createdAt = row.get<Instant>(7);
        return found;
    });
    if (user) {
        user->roles =
            tx.query(rolesOfUser).bind("user", id).all([](const Query& row) { return row.get<Role>(0); });
        std::sort(user->roles.begin(), user->roles.end());
    }
    return user;
}

std::optional<Credentials> credentialsByEmail(Transaction& tx, const QString& emailKey)
{
    return tx.query(credentialsOfEmail)
        .bind("email_key", emailKey)
        .bind("now", tx.now())
        .one(credentialsFrom);
}

std::optional<Credentials> credentials(Transaction& tx, UserId id)
{
    return tx.query(credentialsOfId).bind("id", id).bind("now", tx.now()).one(credentialsFrom);
}

bool updateUser(
    Transaction& tx, UserId id, const UpdateUserBody& body, const std::optional<QString>& usernameKey)
{
    return tx.query(updateUserRow)
               .bind("id", id)
               .bind("display_name", body.displayName)
               .bind("username", body.username)
               .bind("username_key", usernameKey)
               .bind("locale", body.locale)
               .bind("time_zone", body.timeZone)
               .bind("now", tx.now())
               .exec()
        > 0;
}

bool replacePasswordHash(Transaction& tx, UserId id, const QByteArray& oldHash, const QByteArray& newHash)
{
    return tx.query(replaceHash)
               .bind("id", id)
               .bind("old_hash", Utf8{oldHash})
               .bind("new_hash", Utf8{newHash})
               .bind("now", tx.now())
               .exec()
        > 0;
}

bool setPasswordHash(Transaction& tx, UserId id, const QByteArray& hash)
{
    return tx.query(setHash).bind("id", id).bind("hash", Utf8{hash}).bind("now", tx.now()).exec() > 0;
}

bool setEmail(Transaction& tx, UserId id, const QString& email, const QString& emailKey)
{
    return tx.query(setEmailOfUser)
               .bind("id", id)
               .bind("email", email)
               .bind("email_key", emailKey)
               .bind("now", tx.now())
               .exec()
        > 0;
}

bool verifyEmail(Transaction& tx, UserId id, const QString& emailKey)
{
    return tx.query(verifyEmailOfUser).bind("id", id).bind("email_key", emailKey).bind("now", tx.now()).exec()
        > 0;
}

void insertResetRequest(Transaction& tx, const QString& emailKey)
{
    tx.query(insertResetRequestRow).bind("email_key", emailKey).bind("now", tx.now()).exec();
}

std::vector<QString> takeResetRequests(Transaction& tx, int limit)
{
    return tx.query(takeResetRequestRows).bind("limit", limit).all([](const Query& row) {
        return row.get<QString>(0);
    });
}

bool anonymise(Transaction& tx, UserId id)
{
    if (tx.query(anonymiseUser).bind("id", id).bind("now", tx.now()).exec() == 0)
        return false;
    tx.query(deleteRoles).bind("user", id).exec();
    return true;
}

bool suspend(Transaction& tx, UserId id, const Suspension& suspension)
{
    const auto write = [&](const Statement& statement) {
        return tx.query(statement)
                   .bind("id", id)
                   .bind("until", suspension.until)
                   .bind("reason", suspension.reason)
                   .bind("now", tx.now())
                   .exec()
            > 0;
    };
    return write(suspendUser) || (write(prolongSuspension), false);
}

std::optional<Suspension> suspension(Transaction& tx, UserId id)
{
    return tx.query(suspensionOfUser).bind("id", id).one([](const Query& row) {
        return Suspension{row.get<std::optional<Instant>>(0), row.get<std::optional<QString>>(1)};
    });
}

std::vector<UserId> restoreDue(Transaction& tx, int limit)
{
    return tx.query(restoreDueUsers).bind("now", tx.now()).bind("limit", limit).all([](const Query& row) {
        return row.get<UserId>(0);
    });
}

void lockAdmins(Transaction& tx)
{
    tx.query(lockAllAdmins).exists();
}

bool isLastAdmin(Transaction& tx, UserId id)
{
    return tx.query(isAdmin).bind("user", id).exists() && !tx.query(otherAdmin).bind("user", id).exists();
}

bool restore(Transaction& tx, UserId id)
{
    return tx.query(restoreUser).bind("id", id).bind("now", tx.now()).exec() > 0;
}

bool replaceRoles(Transaction& tx, UserId id, const std::vector<Role>& roles)
{
    if (tx.query(lockUser).bind("id", id).bind("now", tx.now()).exec() == 0)
        return false;
    tx.query(deleteRoles).bind("user", id).exec();
    insertRoles(tx, id, roles);
    return true;
}

} // namespace gremio::identity::repository
