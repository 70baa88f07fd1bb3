// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/identity_admin.h"

#include "server/identity/password_strength.h"

namespace gremio::identity {

UserId createAdmin(storage::Database& database, const PasswordHasher& hasher, QString email,
    QString displayName, const QString& password)
{
    Decoding decoding;
    Email{}.apply(email, FieldPath{nullptr, "email"}, decoding);
    Line{}.apply(displayName, FieldPath{nullptr, "displayName"}, decoding);
    rules::displayName.apply(displayName, FieldPath{nullptr, "displayName"}, decoding);
    decoding.throwIfFailed();
    requireStrongPassword(password, {email, displayName}, "/password");

    accounts::NewAccount account;
    account.email = email;
    account.emailVerified = true;
    account.displayName = displayName;
    account.passwordHash = hasher.hash(password);
    account.roles = {Role::Admin};
    return database.writeNow([&](storage::Transaction& tx) { return accounts::create(tx, account); });
}

} // namespace gremio::identity
