// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/admin.h"

/// Accounts as admins see them: reads the rows of identity and directory, writes none.
namespace gremio::admin::repository {

std::optional<AdminUser> user(storage::Transaction& tx, UserId id);

/// From the newest to the oldest, those before `before`, at most `limit`.
std::vector<AdminUser> users(
    storage::Transaction& tx, const AdminUserQuery& query, const std::optional<UserId>& before, int limit);

} // namespace gremio::admin::repository
