// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

namespace gremio {

namespace rules {
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
