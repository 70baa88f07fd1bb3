// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/role.h"

namespace gremio {

namespace rules {
inline constexpr Length displayName{1, 80};
} // namespace rules

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

} // namespace gremio
