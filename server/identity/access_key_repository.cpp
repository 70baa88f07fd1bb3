// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_key_repository.h"

namespace gremio::identity::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement holdUser("identity/hold_user");
constexpr Statement insertKey("identity/insert_access_key");
constexpr Statement keysOfUser("identity/access_keys_of_user");
constexpr Statement deleteKey("identity/delete_access_key");
constexpr Statement deleteKeys("identity/delete_access_keys");
constexpr Statement deleteExpiredKeys("identity/delete_expired_access_keys");
constexpr Statement countKeys("identity/count_access_keys");
constexpr Statement useKey("identity/use_access_key");
constexpr Statement callerOfKey("identity/caller_by_key");
constexpr Statement callerOfKeyId("identity/caller_by_key_id");

QString textOf(const std::vector<AccessScope>& scopes)
{
    QStringList words;
    for (const AccessScope scope : scopes)
        words.append(toText(scope));
    return words.join(u' ');
}

/// What an older or newer server wrote and this one does not know gives no access.
std::vector<AccessScope> scopesFrom(const QString& text)
{
    std::vector<AccessScope> scopes;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (const auto scope = enumFromText<AccessScope>(word.toLatin1()))
            scopes.push_back(*scope);
    }
    return scopes;
}

KeyStanding standingFrom(Query row)
{
    KeyStanding standing;
    while (row.next()) {
        standing.version = row.get<qint64>(0);
        const auto user = row.get<std::optional<UserId>>(1);
        if (!user)
            continue;
        if (!standing.caller) {
            standing.caller = api::Caller{*user, {}, {}, row.get<AccessKeyId>(2)};
            for (const AccessScope scope : scopesFrom(row.get<QString>(3)))
                standing.caller->scopes.add(scope);
            standing.expiresAt = row.get<std::optional<Instant>>(4);
            standing.caller->until = standing.expiresAt;
        }
        if (const auto role = row.get<std::optional<Role>>(5))
            standing.caller->roles.add(*role);
    }
    return standing;
}

} // namespace

void insertAccessKey(Transaction& tx, UserId user, const AccessKey& key, const QByteArray& tokenHash)
{
    tx.query(insertKey)
        .bind("id", key.id)
        .bind("user", user)
        .bind("token_hash", Utf8{tokenHash})
        .bind("name", key.name)
        .bind("scopes", textOf(key.scopes))
        .bind("now", key.createdAt)
        .bind("expires_at", key.expiresAt)
        .exec();
}

std::vector<AccessKey> accessKeys(Transaction& tx, UserId user)
{
    return tx.query(keysOfUser).bind("user", user).bind("now", tx.now()).all([](const Query& row) {
        AccessKey key;
        key.id = row.get<AccessKeyId>(0);
        key.name = row.get<QString>(1);
        key.scopes = scopesFrom(row.get<QString>(2));
        key.createdAt = row.get<Instant>(3);
        key.expiresAt = row.get<std::optional<Instant>>(4);
        key.lastUsedAt = row.get<std::optional<Instant>>(5);
        return key;
    });
}

std::optional<qint64> holdAndCountAccessKeys(Transaction& tx, UserId user)
{
    if (tx.query(holdUser).bind("id", user).exec() == 0)
        return std::nullopt;
    tx.query(deleteExpiredKeys).bind("user", user).bind("now", tx.now()).exec();
    return tx.query(countKeys).bind("user", user).value<qint64>().value_or(0);
}

bool deleteAccessKey(Transaction& tx, UserId user, AccessKeyId id)
{
    return tx.query(deleteKey).bind("id", id).bind("user", user).exec() > 0;
}

qint64 deleteAccessKeys(Transaction& tx, UserId user)
{
    return tx.query(deleteKeys).bind("user", user).exec();
}

void useAccessKey(Transaction& tx, AccessKeyId id, Instant at)
{
    tx.query(useKey).bind("id", id).bind("at", at).exec();
}

KeyStanding keyStanding(Transaction& tx, const QByteArray& tokenHash)
{
    return standingFrom(tx.query(callerOfKey).bind("token_hash", Utf8{tokenHash}).bind("now", tx.now()));
}

KeyStanding keyStanding(Transaction& tx, AccessKeyId id)
{
    return standingFrom(tx.query(callerOfKeyId).bind("id", id).bind("now", tx.now()));
}

} // namespace gremio::identity::repository
