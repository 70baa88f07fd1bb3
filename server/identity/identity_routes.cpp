// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/identity_routes.h"

#include "server/identity/browser_sign_in.h"
#include "server/identity/identity_service.h"

namespace gremio::identity {

namespace {

struct UserPath {
    UserId id;

    static constexpr auto fields() { return fieldList(field("id", &UserPath::id, "The account")); }
};

/// There is nothing to hand over to the transaction but that it may start.
struct Confirmed { };

QByteArrayView idempotencyKey(const http::Request& request)
{
    const QByteArray* key = request.header("idempotency-key");
    return key ? QByteArrayView(*key) : QByteArrayView();
}

template <class Call>
std::variant<SignedIn, Problem> refresh(Call& call, const IdentityService& service)
{
    RefreshBody body = call.body;
    const bool byCookie = body.refreshToken.isEmpty();
    if (byCookie)
        body.refreshToken = QString::fromLatin1(
            browser::requireCookie(call.tx, call.request, call.ownOrigin, service.browserKey()).refreshToken);
    auto outcome = service.refresh(call.tx, body, idempotencyKey(call.request), deviceOf(call.request));
    if (byCookie) {
        auto* answer = std::get_if<SignedIn>(&outcome);
        call.answerHeaders.push_back(
            answer ? browser::intoCookie(call.tx, *answer, service.browserKey()) : browser::clearCookie());
    }
    return outcome;
}

template <class Call>
void logOut(Call& call, const IdentityService& service)
{
    const bool hasCookie = browser::refreshToken(call.request).has_value();
    if (!call.maybeCaller && !hasCookie)
        throw Problem(ErrorCode::Unauthenticated);
    service.logOut(call.tx,
        call.maybeCaller
            ? call.maybeCaller->signIn
            : browser::requireCookie(call.tx, call.request, call.ownOrigin, service.browserKey()).signIn);
    if (hasCookie)
        call.answerHeaders.push_back(browser::clearCookie());
}

void addAuthRoutes(api::RouteTable& routes, const IdentityService& service)
{
    routes.post("/auth/register", "register")
        .tag("auth")
        .summary("Make an account and sign in")
        .access(api::Access::anyone())
        .body<RegisterBody>()
        .answers<SignedIn>(201)
        .problems({ErrorCode::EmailTaken, ErrorCode::UsernameTaken, ErrorCode::WeakPassword,
            ErrorCode::RegistrationClosed, ErrorCode::InviteRequired, ErrorCode::InviteInvalid,
            ErrorCode::InviteExpired, ErrorCode::InviteUsed, ErrorCode::InviteOtherEmail})
        .prepareThenWrite(
            [&service](auto& call) { return service.prepareRegister(call.database, call.body); },
            [&service](auto& call, const auto& prepared) {
                return service.registerUser(call.tx, call.body, prepared, deviceOf(call.request));
            });
    routes.post("/auth/login", "logIn")
        .tag("auth")
        .summary("Sign in")
        .access(api::Access::anyone())
        .description(
            "With `cookie=true` a page in a browser gets the refresh token as a cookie; its Origin must "
            "then be this server's or an allowed one.")
        .query<LoginQuery>()
        .body<LoginBody>()
        .answers<SignedIn>()
        .problems({ErrorCode::WrongCredentials, ErrorCode::AccountSuspended, ErrorCode::RateLimited,
            ErrorCode::CsrfRefused})
        .prepareThenWrite(
            [&service](
                auto& call) { return service.tryLogIn(call.database, call.body, call.request.client); },
            [&service](auto& call, const auto& tried) {
                if (call.query.cookie)
                    browser::requireOrigin(call.ownOrigin);
                auto outcome = service.finishLogIn(call.tx, tried, deviceOf(call.request));
                if (auto* answer = std::get_if<SignedIn>(&outcome); answer && call.query.cookie)
                    call.answerHeaders.push_back(browser::intoCookie(call.tx, *answer, service.browserKey()));
                return outcome;
            });
    routes.post("/auth/refresh", "refresh")
        .tag("auth")
        .summary("Get the next access token")
        .description(
            "The refresh token works once; the answer holds its successor. Whoever comes with a used "
            "one ends the sign-in. The same `Idempotency-Key` within 10 seconds gets the same "
            "successor again, so that a lost answer signs nobody out.")
        .access(api::Access::anyone())
        .takesCookie()
        .takesRetryKey()
        .body<RefreshBody>()
        .answers<SignedIn>()
        .problems({ErrorCode::Unauthenticated, ErrorCode::RefreshReuse})
        .write([&service](auto& call) { return refresh(call, service); });
    routes.post("/auth/logout", "logOut")
        .tag("auth")
        .summary("End this sign-in")
        .access(api::Access::perhapsSignedIn())
        .takesCookie()
        .answersNothing()
        .write([&service](auto& call) { logOut(call, service); });
    routes.post("/auth/logout-all", "logOutEverywhere")
        .tag("auth")
        .summary("End every sign-in of the account")
        .answersNothing()
        .write([&service](auto& call) { service.logOutEverywhere(call.tx, call.caller.user); });
}

void addUserRoutes(api::RouteTable& routes, const IdentityService& service)
{
    routes.get("/users/me", "getMe")
        .tag("users")
        .summary("The account of the caller")
        .answers<User>()
        .read([&service](auto& call) { return service.me(call.tx, call.caller.user); });
    routes.put("/users/me", "updateMe")
        .tag("users")
        .summary("Change the account of the caller")
        .body<UpdateUserBody>()
        .scope(AccessScope::WriteProfile)
        .answers<User>()
        .problems({ErrorCode::UsernameTaken})
        .replace([&service](auto& call) { return service.me(call.tx, call.caller.user); },
            [&service](auto& call) { return service.update(call.tx, call.caller.user, call.body); });
    routes.remove("/users/me", "deleteMe")
        .tag("users")
        .summary("Delete the account of the caller for good")
        .refusesAccessKeys()
        .body<DeleteUserBody>()
        .answersNothing()
        .problems({ErrorCode::WrongCredentials, ErrorCode::LastAdmin, ErrorCode::RateLimited})
        .prepareThenReplace(
            [&service](auto& call) {
                service.prepareRemove(call.database, call.caller.user, call.request.client, call.body);
                return Confirmed{};
            },
            [&service](auto& call) { return service.me(call.tx, call.caller.user); },
            [&service](auto& call, const Confirmed&) { service.remove(call.tx, call.caller.user); });
    routes.get("/users/:id", "getUser")
        .tag("users")
        .summary("An account, as others see it")
        .path<UserPath>()
        .answers<PublicUser>()
        .problems({ErrorCode::NotFound})
        .read([&service](auto& call) { return service.publicUser(call.tx, call.path.id); });
}

} // namespace

void addIdentityRoutes(api::RouteTable& routes, const IdentityService& service)
{
    addAuthRoutes(routes, service);
    addUserRoutes(routes, service);
}

} // namespace gremio::identity
