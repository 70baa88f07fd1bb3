// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"
#include "shared/protocol/role.h"

#include <array>

namespace gremio {

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
