// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/core/field_list.h"
#include "shared/core/id.h"

#include <optional>

namespace gremio::identity {

/// What a mailed code is good for.
enum class CodePurpose { VerifyEmail, ChangeEmail, ResetPassword };

} // namespace gremio::identity

template <>
struct gremio::EnumNames<gremio::identity::CodePurpose> {
    using enum identity::CodePurpose;
    static constexpr auto typeName = "CodePurpose";
    static constexpr std::array values{std::pair{VerifyEmail, "verify-email"},
        std::pair{ChangeEmail, "change-email"}, std::pair{ResetPassword, "reset-password"}};
};

/// Codes that are mailed: 32 random bytes in base64url, of which only the hash is stored. Each works once and
/// for a while; of one account and purpose a few may be good at the same time, since mails overtake each
/// other, and when one is used the others go.
namespace gremio::identity::one_time {

inline constexpr std::chrono::minutes resetLifetime{30};
inline constexpr std::chrono::hours emailLifetime{24};
/// So many mails of one purpose, in so long a time, for one account.
inline constexpr int mailsAtMost = 3;
inline constexpr std::chrono::minutes mailsWithin{30};

struct Issued {
    QString token;
    Instant expiresAt{};
};

/// Throws Problem(RateLimited) with the time to wait when enough mails were sent. The account's row stays
/// locked until the transaction ends.
Issued issue(storage::Transaction& tx, UserId user, CodePurpose purpose, const QString& email,
    const QString& emailKey);

struct Found {
    UserId user;
    CodePurpose purpose = CodePurpose::VerifyEmail;
    QString email; ///< where it was sent
    QString emailKey;
};

/// Nothing for a code that is unknown, used or too old.
std::optional<Found> find(storage::Transaction& tx, const QString& token);

/// Uses it up, with all of the same account and purpose. False when somebody else was quicker, or the account
/// is suspended or gone. The account's row is locked before its codes are, here as in issue().
bool take(storage::Transaction& tx, const QString& token, const Found& found);

void forgetAll(storage::Transaction& tx, UserId user);

} // namespace gremio::identity::one_time
