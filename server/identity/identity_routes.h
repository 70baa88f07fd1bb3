// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"

namespace gremio::identity {

class AccessKeyService;
class AccountSecurityService;
class IdentityService;

// The services outlive the table.

/// Registering and signing in under /auth, and /users.
void addIdentityRoutes(api::RouteTable& routes, const IdentityService& service);
/// Passwords, addresses and sign-ins under /auth.
void addAccountSecurityRoutes(api::RouteTable& routes, const AccountSecurityService& service);
/// /auth/access-keys
void addAccessKeyRoutes(api::RouteTable& routes, const AccessKeyService& service);

} // namespace gremio::identity
