// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/role.h"

namespace gremio {

namespace rules {
inline constexpr Length displayName{1, 80};
inline constexpr Length password{8, 128};
} // namespace rules

/// POST /auth/register
struct RegisterBody {
    QString email;
    QString password;
    QString displayName;
    SignUpRole role = SignUpRole::Apprentice;
    std::optional<QString> username;
    std::optional<UiLocale> locale;
    std::optional<QString> timeZone;
    std::optional<QString> inviteCode;

    static constexpr auto typeName = "RegisterBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("email", &RegisterBody::email, "Where mails go and what one signs in with", Email{}),
            field("password", &RegisterBody::password, "Refused when it is common or easy to guess",
                rules::password),
            field("displayName", &RegisterBody::displayName, "The name that others see", Line{},
                rules::displayName),
            field("role", &RegisterBody::role, "What the account is for, unless the invite says"),
            field("username", &RegisterBody::username, "A short name, unique on this server", Line{},
                Length{3, 30}),
            field("locale", &RegisterBody::locale, "The language of mails and of the app; English if absent"),
            field("timeZone", &RegisterBody::timeZone, "IANA time zone; UTC if absent", TimeZoneName{}),
            field("inviteCode", &RegisterBody::inviteCode,
                "Needed where registration is by invite; taken where it is open, too", Line{},
                Length{1, 200}));
    }
};

/// POST /auth/login
struct LoginBody {
    QString email;
    QString password;

    static constexpr auto typeName = "LoginBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("email", &LoginBody::email, "The account's e-mail address", Line{}, Length{1, 254}),
            field("password", &LoginBody::password, "The account's password", Length{1, 1024}));
    }
};

/// POST /auth/login?cookie=
struct LoginQuery {
    bool cookie = false;

    static constexpr auto fields()
    {
        return fieldList(field("cookie", &LoginQuery::cookie,
            "For pages in browsers: the refresh token comes as a cookie that no script reads",
            MayBeAbsent{}));
    }
};

/// POST /auth/refresh
struct RefreshBody {
    QString refreshToken;

    static constexpr auto typeName = "RefreshBody";
    static constexpr auto fields()
    {
        return fieldList(field("refreshToken", &RefreshBody::refreshToken,
            "The newest refresh token of the sign-in; it works once. Absent when it is in the cookie",
            MayBeAbsent{}, Length{1, 512}));
    }
};

/// An account, as its owner and admins see it.
struct User {
    UserId id;
    QString email;
    bool emailVerified = false;
    QString displayName;
    std::optional<QString> username;
    std::vector<Role> roles;
    UiLocale locale = UiLocale::English;
    QString timeZone;
    Instant createdAt{};

    static constexpr auto typeName = "User";
    static constexpr auto fields()
    {
        return fieldList(field("id", &User::id, "Never changes"),
            field("email", &User::email, "The e-mail address of the account"),
            field("emailVerified", &User::emailVerified, "Whether the address was confirmed"),
            field("displayName", &User::displayName, "The name that others see"),
            field("username", &User::username, "A short name, unique on this server"),
            field("roles", &User::roles, "What the account may be"),
            field("locale", &User::locale, "The language of mails and of the app"),
            field("timeZone", &User::timeZone, "IANA time zone"),
            field("createdAt", &User::createdAt, "When the account was made"));
    }
    bool operator==(const User&) const = default;
};

/// PUT /users/me: what is absent is cleared.
struct UpdateUserBody {
    QString displayName;
    std::optional<QString> username;
    UiLocale locale = UiLocale::English;
    QString timeZone;

    static constexpr auto typeName = "UpdateUserBody";
    static constexpr auto fields()
    {
        return fieldList(field("displayName", &UpdateUserBody::displayName, "The name that others see",
                             Line{}, rules::displayName),
            field("username", &UpdateUserBody::username, "A short name, unique on this server", Line{},
                Length{3, 30}),
            field("locale", &UpdateUserBody::locale, "The language of mails and of the app"),
            field("timeZone", &UpdateUserBody::timeZone, "IANA time zone", TimeZoneName{}));
    }
};

/// DELETE /users/me
struct DeleteUserBody {
    QString password;

    static constexpr auto typeName = "DeleteUserBody";
    static constexpr auto fields()
    {
        return fieldList(field(
            "password", &DeleteUserBody::password, "The account's password, asked again", Length{1, 1024}));
    }
};

/// An account, as other signed-in people see it.
struct PublicUser {
    UserId id;
    QString displayName;
    std::optional<QString> username;
    std::vector<Role> roles;
    bool emailVerified = false;

    static constexpr auto typeName = "PublicUser";
    static constexpr auto fields()
    {
        return fieldList(field("id", &PublicUser::id, "Never changes"),
            field("displayName", &PublicUser::displayName, "The name that others see"),
            field("username", &PublicUser::username, "A short name, unique on this server"),
            field("roles", &PublicUser::roles, "What the account may be"),
            field("emailVerified", &PublicUser::emailVerified, "Whether the e-mail address was confirmed"));
    }
};

/// The answer to register, login and refresh.
struct SignedIn {
    User user;
    QString accessToken;
    int expiresIn = 0;
    QString refreshToken;
    std::optional<QString> csrfToken;

    static constexpr auto typeName = "SignedIn";
    static constexpr auto fields()
    {
        return fieldList(field("user", &SignedIn::user, "Who signed in"),
            field("accessToken", &SignedIn::accessToken, "Send it as Authorization: Bearer"),
            field("expiresIn", &SignedIn::expiresIn, "Seconds until the access token expires"),
            field("refreshToken", &SignedIn::refreshToken,
                "Gets the next access token; works once. Absent when it is in the cookie", MayBeAbsent{}),
            field("csrfToken", &SignedIn::csrfToken,
                "With the cookie only: send it as X-CSRF-Token where the cookie is used"));
    }
};

} // namespace gremio
