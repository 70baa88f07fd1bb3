// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/identity.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

enum class UserState { Active, Suspended, Deleted };

template <>
struct EnumNames<UserState> {
    static constexpr auto typeName = "UserState";
    static constexpr std::array values{std::pair{UserState::Active, "active"},
        std::pair{UserState::Suspended, "suspended"}, std::pair{UserState::Deleted, "deleted"}};
};

/// An account, as admins see it. A deleted one has neither address nor name.
struct AdminUser {
    UserId id;
    UserState state = UserState::Active;
    std::optional<QString> email;
    bool emailVerified = false;
    std::optional<QString> displayName;
    std::optional<QString> username;
    std::vector<Role> roles;
    UiLocale locale = UiLocale::English;
    QString timeZone;
    Instant createdAt{};
    std::optional<Instant> lastSeenAt;
    std::optional<Instant> suspendedAt;
    std::optional<Instant> suspendedUntil;
    std::optional<QString> suspensionReason;

    static constexpr auto typeName = "AdminUser";
    static constexpr auto fields()
    {
        return fieldList(field("id", &AdminUser::id, "Never changes"),
            field("state", &AdminUser::state, "Whether the account can be used"),
            field("email", &AdminUser::email, "The e-mail address of the account"),
            field("emailVerified", &AdminUser::emailVerified, "Whether the address was confirmed"),
            field("displayName", &AdminUser::displayName, "The name that others see"),
            field("username", &AdminUser::username, "A short name, unique on this server"),
            field("roles", &AdminUser::roles, "What the account may be"),
            field("locale", &AdminUser::locale, "The language of mails and of the app"),
            field("timeZone", &AdminUser::timeZone, "IANA time zone"),
            field("createdAt", &AdminUser::createdAt, "When the account was made"),
            field("lastSeenAt", &AdminUser::lastSeenAt, "When a sign-in that goes on was last used"),
            field("suspendedAt", &AdminUser::suspendedAt, "Since when it is suspended"),
            field("suspendedUntil", &AdminUser::suspendedUntil, "When that ends by itself; absent: never"),
            field("suspensionReason", &AdminUser::suspensionReason, "Why, as its owner is told"));
    }
    bool operator==(const AdminUser&) const = default;
};

/// GET /admin/users
struct AdminUserQuery {
    std::optional<QString> q;
    std::optional<Role> role;
    std::optional<UserState> state;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("q", &AdminUserQuery::q, "Part of a name, a user name or an address", Line{},
                             Length{0, 200}),
            field("role", &AdminUserQuery::role, "Only accounts that have this role"),
            field("state", &AdminUserQuery::state, "Only those in this state; all but deleted if absent"),
            field("limit", &AdminUserQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &AdminUserQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

/// PUT /admin/users/:id/roles
struct RolesBody {
    std::vector<Role> roles;

    static constexpr auto typeName = "RolesBody";
    static constexpr auto fields()
    {
        return fieldList(
            field("roles", &RolesBody::roles, "What the account may be from now on", Items{1, 3}, Unique{}));
    }
};

/// POST /admin/users/:id/suspend
struct SuspendBody {
    QString reason;
    std::optional<Instant> until;

    static constexpr auto typeName = "SuspendBody";
    static constexpr auto fields()
    {
        return fieldList(field("reason", &SuspendBody::reason, "Why; the owner is told when signing in",
                             Line{}, Length{1, 500}),
            field("until", &SuspendBody::until, "When it ends by itself; absent: never"));
    }
};

} // namespace gremio
