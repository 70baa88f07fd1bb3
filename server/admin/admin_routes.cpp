// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/admin_routes.h"

#include "server/admin/admin_service.h"
#include "server/api/route_table.h"
#include "server/identity/invites.h"

namespace gremio::api {

/// Admins change what an account is while its owner goes on using it.
template <>
struct TaggedPart<AdminUser> {
    static AdminUser of(AdminUser user)
    {
        user.lastSeenAt.reset();
        return user;
    }
};

} // namespace gremio::api

namespace gremio::admin {

namespace {

using api::Access;

struct UserPath {
    UserId id;

    static constexpr auto fields() { return fieldList(field("id", &UserPath::id, "The account")); }
};

struct InvitePath {
    InviteId id;

    static constexpr auto fields() { return fieldList(field("id", &InvitePath::id, "The invite")); }
};

audit::Actor actor(const api::Caller& caller)
{
    return audit::Actor::user(caller.user);
}

/// For others it is as if the account were not there. Throws NotFound.
void requireOwnerOrAdmin(const api::Caller& caller, UserId id)
{
    if (caller.user != id && !caller.has(Role::Admin))
        throw Problem(ErrorCode::NotFound);
}

void addUserRoutes(api::RouteTable& routes, const AdminService& service)
{
    routes.get("/admin/users", "listUsers")
        .tag("admin")
        .summary("Accounts, newest first")
        .access(Access::role(Role::Admin))
        .query<AdminUserQuery>()
        .answers<Page<AdminUser>>()
        .read([&service](auto& call) { return service.users(call.tx, call.query); });
    routes.get("/admin/users/:id", "getUserAsAdmin")
        .tag("admin")
        .summary("An account, as admins see it")
        .access(Access::role(Role::Admin))
        .path<UserPath>()
        .answers<AdminUser>()
        .read([&service](auto& call) { return service.user(call.tx, call.path.id); });
    routes.put("/admin/users/:id/roles", "replaceRoles")
        .tag("admin")
        .summary("Say what an account may be")
        .description(
            "An account may have several roles. Who is signed in has the new ones at once. The ETag is "
            "that of `GET /admin/users/:id`.")
        .access(Access::role(Role::Admin))
        .path<UserPath>()
        .body<RolesBody>()
        .answers<AdminUser>()
        .problems({ErrorCode::NotFound, ErrorCode::LastAdmin})
        .replace([&service](auto& call) { return service.user(call.tx, call.path.id); },
            [&service](auto& call) {
                return service.setRoles(call.tx, actor(call.caller), call.path.id, call.body);
            });
    routes.post("/admin/users/:id/suspend", "suspendUser")
        .tag("admin")
        .summary("Keep somebody out, for good or for a while")
        .description(
            "Every sign-in ends at once. Others do not find the account; requests to and from it that wait "
            "are settled; mentorships go on. Of a suspended account the reason and the end change.")
        .access(Access::role(Role::Admin))
        .path<UserPath>()
        .body<SuspendBody>()
        .answers<AdminUser>()
        .problems({ErrorCode::NotFound, ErrorCode::LastAdmin})
        .write([&service](auto& call) {
            return service.suspend(call.tx, actor(call.caller), call.path.id, call.body);
        });
    routes.post("/admin/users/:id/restore", "restoreUser")
        .tag("admin")
        .summary("Let a suspended account in again")
        .access(Access::role(Role::Admin))
        .path<UserPath>()
        .answers<AdminUser>()
        .problems({ErrorCode::NotFound})
        .write([&service](auto& call) { return service.restore(call.tx, actor(call.caller), call.path.id); });
    routes.put("/users/:id", "updateUser")
        .tag("users")
        .summary("Change an account: one's own, or any for admins")
        .description("The ETag is that of the owner's `GET /users/me`, and that of this answer.")
        .path<UserPath>()
        .body<UpdateUserBody>()
        .answers<User>()
        .problems({ErrorCode::NotFound, ErrorCode::UsernameTaken})
        .replace(
            [&service](auto& call) {
                requireOwnerOrAdmin(call.caller, call.path.id);
                return service.account(call.tx, call.path.id);
            },
            [&service](auto& call) {
                requireOwnerOrAdmin(call.caller, call.path.id);
                return service.edit(call.tx, actor(call.caller), call.path.id, call.body);
            });
}

void addInviteRoutes(api::RouteTable& routes, const AdminService& service)
{
    routes.post("/admin/invites", "createInvite")
        .tag("admin")
        .summary("Let one person make an account")
        .answersSecret()
        .access(Access::role(Role::Admin))
        .body<CreateInviteBody>()
        .answers<IssuedInvite>(201)
        .problems({ErrorCode::RegistrationClosed})
        .write([&service](auto& call) {
            const QByteArray* key = call.request.header("idempotency-key");
            return service.invite(
                call.tx, actor(call.caller), call.body, key ? std::optional(*key) : std::nullopt);
        });
    routes.get("/admin/invites", "listInvites")
        .tag("admin")
        .summary("Invites, newest first")
        .access(Access::role(Role::Admin))
        .query<InviteQuery>()
        .answers<Page<Invite>>()
        .read([](auto& call) { return identity::invites::list(call.tx, call.query); });
    routes.remove("/admin/invites/:id", "revokeInvite")
        .tag("admin")
        .summary("Take back an invite that nobody has used")
        .access(Access::role(Role::Admin))
        .path<InvitePath>()
        .answersNothing()
        .problems({ErrorCode::NotFound, ErrorCode::InviteUsed})
        .write([](auto& call) { identity::invites::revoke(call.tx, actor(call.caller), call.path.id); });
}

} // namespace

void addAdminRoutes(api::RouteTable& routes, const AdminService& service)
{
    addUserRoutes(routes, service);
    addInviteRoutes(routes, service);
}

} // namespace gremio::admin
