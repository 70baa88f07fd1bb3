// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/audit/audit_log.h"
#include "server/identity/access_token.h"
#include "server/storage/transaction.h"
#include "shared/protocol/admin.h"
#include "shared/protocol/invite.h"
#include "shared/protocol/server_info.h"

namespace gremio::admin {

/// What admins do to accounts, over the API and on the command line. Each act leaves its row in the audit
/// log, in the transaction given. Any thread.
class AdminService {
public:
    /// `tokens` (for its key) outlives this.
    AdminService(Registration registration, const identity::AccessTokens& tokens);

    /// Newest first. Throws ValidationFailed at `?cursor`.
    Page<AdminUser> users(storage::Transaction& tx, const AdminUserQuery& query) const;

    /// Deleted ones, too. Throws NotFound.
    AdminUser user(storage::Transaction& tx, UserId id) const;

    /// All take effect at once, in every process. Throw NotFound for an account that is gone, too; LastAdmin.
    AdminUser setRoles(
        storage::Transaction& tx, const audit::Actor& by, UserId id, const RolesBody& body) const;
    AdminUser suspend(
        storage::Transaction& tx, const audit::Actor& by, UserId id, const SuspendBody& body) const;
    AdminUser restore(storage::Transaction& tx, const audit::Actor& by, UserId id) const;

    /// As its owner sees it. Throws NotFound.
    User account(storage::Transaction& tx, UserId id) const;
    /// As its owner could. Throws NotFound, UsernameTaken, ValidationFailed.
    User edit(storage::Transaction& tx, const audit::Actor& by, UserId id, const UpdateUserBody& body) const;

    /// A password for somebody who cannot set one; sign-ins and access keys end. `hash` is PasswordHasher's.
    void resetPassword(
        storage::Transaction& tx, const audit::Actor& by, UserId id, const QByteArray& hash) const;

    /// Throws RegistrationClosed where an invite would be of no use.
    /// With a key, the same admin gets the same invite for it.
    IssuedInvite invite(storage::Transaction& tx, const audit::Actor& by, const CreateInviteBody& body,
        const std::optional<QByteArray>& idempotencyKey = {}) const;

    /// Restores those whose suspension is over, at most `limit`; how many.
    int restoreDue(storage::Transaction& tx, int limit) const;

private:
    Registration m_registration;
    const identity::AccessTokens& m_tokens;
};

} // namespace gremio::admin
