// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/account_security_service.h"
#include "server/identity/identity_routes.h"

namespace gremio::identity {

namespace {

struct SignInPath {
    SignInId id;

    static constexpr auto fields() { return fieldList(field("id", &SignInPath::id, "The sign-in")); }
};

/// There is nothing to hand over to the transaction but that it may start.
struct Confirmed { };

void addMailedCodeRoutes(api::RouteTable& routes, const AccountSecurityService& service)
{
    routes.post("/auth/forgot-password", "forgotPassword")
        .tag("auth")
        .summary("Have a code mailed with which to choose another password")
        .description("The answer is the same whether there is such an account or not. The code works once "
                     "and for 30 minutes; one account gets at most three in that time.")
        .access(api::Access::anyone())
        .body<ForgotPasswordBody>()
        .answersNothing()
        .write([&service](auto& call) { service.forgotPassword(call.tx, call.body); });
    routes.post("/auth/reset-password", "resetPassword")
        .tag("auth")
        .summary("Choose another password with the code of a mail")
        .description("Ends every sign-in and every access key of the account.")
        .access(api::Access::anyone())
        .body<ResetPasswordBody>()
        .answersNothing()
        .problems({ErrorCode::CodeInvalid, ErrorCode::WeakPassword})
        .prepareThenWrite([&service](auto& call) { return service.prepareReset(call.database, call.body); },
            [&service](auto& call, const auto& prepared) { service.reset(call.tx, call.body, prepared); });
    routes.post("/auth/verify-email", "verifyEmail")
        .tag("auth")
        .summary("Confirm an address with the code of a mail")
        .description("The account's own address, or the one it is to have from now on.")
        .access(api::Access::anyone())
        .body<VerifyEmailBody>()
        .answersNothing()
        .problems({ErrorCode::CodeInvalid, ErrorCode::EmailTaken})
        .write([&service](auto& call) { service.verifyEmail(call.tx, call.body); });
    routes.post("/auth/resend-verification", "resendVerification")
        .tag("auth")
        .summary("Have the code that confirms the account's address mailed again")
        .answersNothing()
        .problems({ErrorCode::EmailVerifiedAlready, ErrorCode::RateLimited})
        .write([&service](auto& call) { service.resendVerification(call.tx, call.caller.user); });
}

void addChangeRoutes(api::RouteTable& routes, const AccountSecurityService& service)
{
    routes.post("/auth/change-password", "changePassword")
        .tag("auth")
        .summary("Change the password")
        .description("Ends every other sign-in of the account.")
        .body<ChangePasswordBody>()
        .answersNothing()
        .problems({ErrorCode::WrongCredentials, ErrorCode::WeakPassword, ErrorCode::RateLimited})
        .prepareThenWrite(
            [&service](auto& call) {
                return service.prepareChangePassword(
                    call.database, call.caller.user, call.request.client, call.body);
            },
            [&service](auto& call, const auto& prepared) {
                service.changePassword(call.tx, call.caller, prepared);
            });
    routes.post("/auth/change-email", "changeEmail")
        .tag("auth")
        .summary("Ask to have another e-mail address")
        .description(
            "The new address is mailed a code for POST /auth/verify-email, the old one is told. Until "
            "the code is used nothing changes. It works for a day.")
        .body<ChangeEmailBody>()
        .answersNothing()
        .problems({ErrorCode::WrongCredentials, ErrorCode::EmailTaken, ErrorCode::RateLimited})
        .prepareThenWrite(
            [&service](auto& call) {
                service.prepareChangeEmail(call.database, call.caller.user, call.request.client, call.body);
                return Confirmed{};
            },
            [&service](
                auto& call, const Confirmed&) { service.changeEmail(call.tx, call.caller.user, call.body); });
}

void addSignInRoutes(api::RouteTable& routes, const AccountSecurityService& service)
{
    routes.get("/auth/sessions", "listSignIns")
        .tag("auth")
        .summary("Where the account is signed in, last used first")
        .answers<Page<SignInInfo>>()
        .read([&service](auto& call) { return service.signIns(call.tx, call.caller); });
    routes.remove("/auth/sessions/:id", "endSignIn")
        .tag("auth")
        .summary("End one sign-in of the account")
        .path<SignInPath>()
        .answersNothing()
        .problems({ErrorCode::NotFound})
        .write([&service](auto& call) { service.endSignIn(call.tx, call.caller.user, call.path.id); });
}

} // namespace

void addAccountSecurityRoutes(api::RouteTable& routes, const AccountSecurityService& service)
{
    addMailedCodeRoutes(routes, service);
    addChangeRoutes(routes, service);
    addSignInRoutes(routes, service);
}

} // namespace gremio::identity
