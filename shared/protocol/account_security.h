// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/identity.h"

/// What /auth takes and gives beyond signing in: forgotten passwords, addresses, sign-ins elsewhere.
namespace gremio {

namespace rules {
inline constexpr Length code{1, 200};
inline constexpr Length givenPassword{1, 1024}; ///< to be compared, not to be kept
} // namespace rules

/// POST /auth/forgot-password
struct ForgotPasswordBody {
    QString email;

    static constexpr auto typeName = "ForgotPasswordBody";
    static constexpr auto fields()
    {
        return fieldList(field("email", &ForgotPasswordBody::email, "The account's e-mail address", Email{}));
    }
};

/// POST /auth/reset-password
struct ResetPasswordBody {
    QString code;
    QString password;

    static constexpr auto typeName = "ResetPasswordBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("code", &ResetPasswordBody::code, "From the mail; works once", Line{}, rules::code),
            field("password", &ResetPasswordBody::password,
                "The new one. Refused when it is common or easy to guess", rules::password));
    }
};

/// POST /auth/verify-email
struct VerifyEmailBody {
    QString code;

    static constexpr auto typeName = "VerifyEmailBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("code", &VerifyEmailBody::code, "From the mail; works once", Line{}, rules::code));
    }
};

/// POST /auth/change-password
struct ChangePasswordBody {
    QString currentPassword;
    QString newPassword;

    static constexpr auto typeName = "ChangePasswordBody";
    static constexpr auto fields()
    {
        return fieldList(field("currentPassword", &ChangePasswordBody::currentPassword,
                             "The account's password, asked again", rules::givenPassword),
            field("newPassword", &ChangePasswordBody::newPassword,
                "Refused when it is common or easy to guess", rules::password));
    }
};

/// POST /auth/change-email
struct ChangeEmailBody {
    QString password;
    QString email;

    static constexpr auto typeName = "ChangeEmailBody";
    static constexpr auto fields()
    {
        return fieldList(field("password", &ChangeEmailBody::password, "The account's password, asked again",
                             rules::givenPassword),
            field("email", &ChangeEmailBody::email, "The new address, which gets a code", Email{}));
    }
};

/// One place where the account is signed in.
struct SignInInfo {
    SignInId id;
    QString device;
    QString address;
    Instant createdAt{};
    Instant lastUsedAt{};
    Instant expiresAt{};
    bool current = false;

    static constexpr auto typeName = "SignIn";
    static constexpr auto fields()
    {
        return fieldList(field("id", &SignInInfo::id, "Never changes"),
            field("device", &SignInInfo::device,
                "Program and system, as they call themselves: `Firefox, Linux`; empty when not known"),
            field("address", &SignInInfo::address, "The network address it was last used from; may be empty"),
            field("createdAt", &SignInInfo::createdAt, "When it began"),
            field("lastUsedAt", &SignInInfo::lastUsedAt, "When it last got an access token"),
            field("expiresAt", &SignInInfo::expiresAt, "When it ends, whatever happens"),
            field("current", &SignInInfo::current, "Whether it is the one that asks"));
    }
    bool operator==(const SignInInfo&) const = default;
};

} // namespace gremio
