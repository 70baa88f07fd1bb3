// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/core/instant.h"
#include "shared/protocol/role.h"

#include <QString>

#include <vector>

/// What happens to accounts and sign-ins. Raised in the transaction that does it (Transaction::raise); the
/// row of `users` is there, and changed, when listeners run.
namespace gremio::identity {

/// A new account, by whatever way: registration, an admin's command, demo data.
struct UserRegistered {
    UserId user;
    std::vector<Role> roles;
    QString displayName;
    UiLocale locale = UiLocale::English;
    QString timeZone;
};

/// The account's owner changed what others see of it, or its language or time zone. Holds what is true now.
struct UserChanged {
    UserId user;
    QString displayName;
    UiLocale locale = UiLocale::English;
    QString timeZone;
};

/// Holds the roles that the account has now.
struct UserRolesChanged {
    UserId user;
    std::vector<Role> roles;
};

/// The account cannot be used until it is restored, and others do not see it.
struct UserSuspended {
    UserId user;
};

struct UserRestored {
    UserId user;
};

/// The account is gone for good; its row stays without a name. What else is personal must go now.
struct UserDeleted {
    UserId user;
};

/// Somebody's mailbox, and how to speak to them. A copy: the account may be another by the time a mail goes
/// out.
struct Recipient {
    QString email;
    QString displayName;
    UiLocale locale = UiLocale::English;
};

/// The mailbox is to prove that it is theirs. `token` is a secret that is stored nowhere but in the mail; the
/// same for the others below.
struct EmailVerificationRequested {
    UserId user;
    Recipient to;
    QString token;
    Instant expiresAt{};
};

/// The account's address was confirmed.
struct EmailVerified {
    UserId user;
};

/// Somebody who may or may not be the owner says that the password is forgotten.
struct PasswordResetRequested {
    UserId user;
    Recipient to;
    QString token;
    Instant expiresAt{};
};

/// `to` is the new address, and gets the token; `former` is told that this is going on. Nothing has changed
/// yet.
struct EmailChangeRequested {
    UserId user;
    Recipient to;
    Recipient former;
    QString token;
    Instant expiresAt{};
};

/// The new address was confirmed. `former` is told.
struct EmailChanged {
    UserId user;
    Recipient to;
    Recipient former;
};

/// By its owner, or by whoever reads the mailbox (`reset`).
struct PasswordChanged {
    UserId user;
    Recipient to;
    bool reset = false;
};

/// A program can now act for the account.
struct AccessKeyMade {
    UserId user;
    Recipient to;
    QString name;
};

/// Why a sign-in ended.
enum class SignInEnd { Logout, LogoutAll, RefreshReuse, Suspended, Deleted, PasswordChanged };

} // namespace gremio::identity

template <>
struct gremio::EnumNames<gremio::identity::SignInEnd> {
    using enum identity::SignInEnd;
    static constexpr auto typeName = "SignInEnd";
    static constexpr std::array values{std::pair{Logout, "logout"}, std::pair{LogoutAll, "logout-all"},
        std::pair{RefreshReuse, "refresh-reuse"}, std::pair{Suspended, "suspended"},
        std::pair{Deleted, "deleted"}, std::pair{PasswordChanged, "password-changed"}};
};

namespace gremio::identity {

/// One sign-in of one user ended: whatever it holds open must close.
struct SignInEnded {
    UserId user;
    SignInId signIn;
    SignInEnd reason = SignInEnd::Logout;
};

/// What is remembered of tokens, roles and sign-ins is good for older versions only.
struct SecurityVersionRaised {
    qint64 version = 0;
};

} // namespace gremio::identity
