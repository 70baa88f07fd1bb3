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

enum class InviteState { Open, Used, Expired, Revoked };

template <>
struct EnumNames<InviteState> {
    static constexpr auto typeName = "InviteState";
    static constexpr std::array values{std::pair{InviteState::Open, "open"},
        std::pair{InviteState::Used, "used"}, std::pair{InviteState::Expired, "expired"},
        std::pair{InviteState::Revoked, "revoked"}};
};

/// Lets one person make an account. Its code is shown once, when it is made.
struct Invite {
    InviteId id;
    InviteState state = InviteState::Open;
    std::vector<Role> roles;
    std::optional<QString> email;
    std::optional<UserId> createdBy;
    Instant createdAt{};
    Instant expiresAt{};
    std::optional<Instant> usedAt;
    std::optional<UserId> usedBy;

    static constexpr auto typeName = "Invite";
    static constexpr auto fields()
    {
        return fieldList(field("id", &Invite::id, "Never changes; not the code"),
            field("state", &Invite::state, "What became of it"),
            field("roles", &Invite::roles,
                "What the account will be; empty: apprentice or mentor, as whoever registers says"),
            field("email", &Invite::email, "The only address that it works for; absent: any"),
            field("createdBy", &Invite::createdBy, "The admin; absent: somebody at the command line"),
            field("createdAt", &Invite::createdAt, "When it was made"),
            field("expiresAt", &Invite::expiresAt, "When it ends by itself"),
            field("usedAt", &Invite::usedAt, "When somebody registered with it"),
            field("usedBy", &Invite::usedBy, "Who that was"));
    }
    bool operator==(const Invite&) const = default;
};

/// POST /admin/invites
struct CreateInviteBody {
    std::vector<Role> roles;
    std::optional<QString> email;
    std::optional<Instant> expiresAt;

    static constexpr auto typeName = "CreateInviteBody";
    static constexpr auto fields()
    {
        return fieldList(field("roles", &CreateInviteBody::roles,
                             "What the account will be, `admin` too; empty or absent: apprentice or mentor, "
                             "as whoever registers says",
                             MayBeAbsent{}, Items{0, 3}, Unique{}),
            field("email", &CreateInviteBody::email, "The only address that it works for", Email{}),
            field("expiresAt", &CreateInviteBody::expiresAt,
                "When it ends by itself, at most 90 days from now; in 7 days if absent"));
    }
};

/// The answer to POST /admin/invites
struct IssuedInvite {
    Invite invite;
    QString code;

    static constexpr auto typeName = "IssuedInvite";
    static constexpr auto fields()
    {
        return fieldList(field("invite", &IssuedInvite::invite, "As the list has it"),
            field("code", &IssuedInvite::code,
                "The `inviteCode` to register with; works once and is shown only now"));
    }
};

/// GET /admin/invites
struct InviteQuery {
    std::optional<InviteState> state;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("state", &InviteQuery::state, "Only those in this state"),
            field("limit", &InviteQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &InviteQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
