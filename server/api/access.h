// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/instant.h"
#include "shared/protocol/access_key.h"
#include "shared/protocol/role.h"

#include <initializer_list>
#include <optional>

namespace gremio::api {

/// Several roles as one small value.
class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles)
    {
        for (const Role role : roles)
            add(role);
    }

    constexpr void add(Role role) { m_bits |= bit(role); }
    constexpr bool has(Role role) const { return (m_bits & bit(role)) != 0; }
    constexpr bool hasAny(RoleSet other) const { return (m_bits & other.m_bits) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    bool operator==(const RoleSet&) const = default;

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned m_bits = 0;
};

/// The scopes of an access key as one small value.
class ScopeSet {
public:
    constexpr ScopeSet() = default;
    constexpr ScopeSet(std::initializer_list<AccessScope> scopes)
    {
        for (const AccessScope scope : scopes)
            add(scope);
    }

    constexpr void add(AccessScope scope) { m_bits |= bit(scope); }
    constexpr bool has(AccessScope scope) const { return (m_bits & bit(scope)) != 0; }
    /// Whether it is enough where `needed` is needed: `write` is, for every area.
    constexpr bool covers(AccessScope needed) const
    {
        const bool reads = needed == AccessScope::Read || needed == AccessScope::Admin;
        return has(needed) || (!reads && has(AccessScope::Write));
    }
    bool operator==(const ScopeSet&) const = default;

private:
    static constexpr unsigned bit(AccessScope scope) { return 1U << static_cast<unsigned>(scope); }
    unsigned m_bits = 0;
};

/// Who is calling: from a valid token, with the roles as the store has them now.
struct Caller {
    UserId user;
    SignInId signIn; ///< null when a program calls with an access key
    RoleSet roles;
    std::optional<AccessKeyId> accessKey{};
    ScopeSet scopes{}; ///< of the access key
    std::optional<Instant> until{}; ///< from then on the token is good no more; none: for ever

    bool has(Role role) const { return roles.has(role); }
};

/// Who may call a route. Whether an object is theirs is the service's to say.
class Access {
public:
    static constexpr Access anyone() { return Access(false, {}); }
    /// Anyone; but a token that is given must be good, and says who calls.
    static constexpr Access perhapsSignedIn()
    {
        Access access(false, {});
        access.m_readsToken = true;
        return access;
    }
    static constexpr Access signedIn() { return Access(true, {}); }
    static constexpr Access role(Role role) { return Access(true, {role}); }

    constexpr bool needsSignIn() const { return m_needsSignIn; }
    constexpr bool readsToken() const { return m_readsToken; }
    /// Empty: every role will do.
    constexpr RoleSet roles() const { return m_roles; }
    constexpr bool allows(RoleSet roles) const { return m_roles.isEmpty() || m_roles.hasAny(roles); }

private:
    constexpr Access(bool needsSignIn, RoleSet roles)
        : m_needsSignIn(needsSignIn)
        , m_readsToken(needsSignIn)
        , m_roles(roles)
    {
    }
    bool m_needsSignIn;
    bool m_readsToken;
    RoleSet m_roles;
};

} // namespace gremio::api
