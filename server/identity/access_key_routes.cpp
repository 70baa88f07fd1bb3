// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_key_service.h"
#include "server/identity/identity_routes.h"

namespace gremio::identity {

namespace {

struct AccessKeyPath {
    AccessKeyId id;

    static constexpr auto fields() { return fieldList(field("id", &AccessKeyPath::id, "The key")); }
};

} // namespace

void addAccessKeyRoutes(api::RouteTable& routes, const AccessKeyService& service)
{
    routes.get("/auth/access-keys", "listAccessKeys")
        .tag("auth")
        .summary("The keys with which programs act for the account, newest first")
        .answers<Page<AccessKey>>()
        .read([&service](auto& call) { return service.list(call.tx, call.caller.user); });
    routes.post("/auth/access-keys", "createAccessKey")
        .tag("auth")
        .summary("Make an access key")
        .description("Its secret is in this answer and nowhere else. It may do what its scopes say and the "
                     "account may; never what is under /auth.")
        .body<CreateAccessKeyBody>()
        .answers<CreatedAccessKey>(201)
        .problems({ErrorCode::TooManyAccessKeys})
        .write([&service](auto& call) { return service.create(call.tx, call.caller.user, call.body); });
    routes.remove("/auth/access-keys/:id", "endAccessKey")
        .tag("auth")
        .summary("End an access key")
        .path<AccessKeyPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([&service](auto& call) { service.end(call.tx, call.caller.user, call.path.id); });
}

} // namespace gremio::identity
