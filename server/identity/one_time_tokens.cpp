// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/one_time_tokens.h"

#include "server/identity/refresh_token.h"
#include "shared/core/problem.h"

namespace gremio::identity::one_time {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement holdUser("identity/hold_user");
constexpr Statement insertToken("identity/insert_one_time_token");
constexpr Statement recentTokens("identity/recent_one_time_tokens");
constexpr Statement tokenByHash("identity/one_time_token");
constexpr Statement deleteToken("identity/delete_one_time_token");
constexpr Statement deleteTokensFor("identity/delete_one_time_tokens_for");
constexpr Statement deleteTokens("identity/delete_one_time_tokens");
constexpr Statement forgetTokens("identity/forget_one_time_tokens");

struct Recent {
    std::optional<Instant> oldest;
    qint64 count = 0;
};

void requireFewMails(Transaction& tx, UserId user, CodePurpose purpose)
{
    const auto recent = tx.query(recentTokens)
                            .bind("user", user)
                            .bind("purpose", purpose)
                            .bind("since", tx.now() - mailsWithin)
                            .one([](const Query& row) {
                                return Recent{row.get<std::optional<Instant>>(0), row.get<qint64>(1)};
                            });
    if (!recent || recent->count < mailsAtMost || !recent->oldest)
        return;
    const auto wait = std::chrono::ceil<std::chrono::seconds>(*recent->oldest + mailsWithin - tx.now());
    throw Problem(ErrorCode::RateLimited).setRetryAfter(std::max(wait, std::chrono::seconds(1)));
}

} // namespace

Issued issue(Transaction& tx, UserId user, CodePurpose purpose, const QString& email, const QString& emailKey)
{
    constexpr int few = 3; // more than one comes, so they get fewer
    tx.query(forgetTokens).bind("now", tx.now()).bind("limit", few).exec();
    tx.query(holdUser).bind("id", user).exec();
    requireFewMails(tx, user, purpose);
    const QByteArray token = newRefreshToken();
    Issued issued{QString::fromLatin1(token),
        tx.now() + (purpose == CodePurpose::ResetPassword ? resetLifetime : emailLifetime)};
    tx.query(insertToken)
        .bind("token_hash", Utf8{*refreshTokenHash(token)})
        .bind("user", user)
        .bind("purpose", purpose)
        .bind("email", email)
        .bind("email_key", emailKey)
        .bind("now", tx.now())
        .bind("expires_at", issued.expiresAt)
        .exec();
    return issued;
}

std::optional<Found> find(Transaction& tx, const QString& token)
{
    const auto hash = refreshTokenHash(token.toUtf8());
    if (!hash)
        return std::nullopt;
    return tx.query(tokenByHash)
        .bind("token_hash", Utf8{*hash})
        .bind("now", tx.now())
        .one([](const Query& row) {
            return Found{
                row.get<UserId>(0), row.get<CodePurpose>(1), row.get<QString>(2), row.get<QString>(3)};
        });
}

bool take(Transaction& tx, const QString& token, const Found& found)
{
    const auto hash = refreshTokenHash(token.toUtf8());
    if (tx.query(holdUser).bind("id", found.user).exec() == 0)
        return false; // suspended or gone
    if (!hash || tx.query(deleteToken).bind("token_hash", Utf8{*hash}).exec() == 0)
        return false;
    tx.query(deleteTokensFor).bind("user", found.user).bind("purpose", found.purpose).exec();
    return true;
}

void forgetAll(Transaction& tx, UserId user)
{
    tx.query(deleteTokens).bind("user", user).exec();
}

} // namespace gremio::identity::one_time
