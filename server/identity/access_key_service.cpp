// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/access_key_service.h"

#include "server/identity/access_key_repository.h"
#include "server/identity/crypto.h"
#include "server/identity/identity_events.h"
#include "server/identity/sign_ins.h"
#include "server/identity/user_repository.h"

#include <algorithm>

namespace gremio::identity {

using storage::Transaction;

std::optional<QByteArray> accessKeyHash(QByteArrayView token)
{
    if (!token.startsWith(accessKeyPrefix))
        return std::nullopt;
    const auto bytes = fromBase64Url(token.sliced(accessKeyPrefix.size()));
    return bytes && bytes->size() == 32 ? std::optional(sha256(token).toHex()) : std::nullopt;
}

Page<AccessKey> AccessKeyService::list(Transaction& tx, UserId user) const
{
    return {repository::accessKeys(tx, user), std::nullopt};
}

CreatedAccessKey AccessKeyService::create(Transaction& tx, UserId user, const CreateAccessKeyBody& body) const
{
    if (body.expiresAt && *body.expiresAt <= tx.now())
        throw Problem::field("/expiresAt", "in-the-past", QStringLiteral("Must lie in the future."));
    const auto count = repository::holdAndCountAccessKeys(tx, user);
    const auto owner = count ? repository::liveUser(tx, user) : std::nullopt;
    if (!owner)
        throw Problem(ErrorCode::Unauthenticated);
    if (*count >= keysAtMost)
        throw Problem(ErrorCode::TooManyAccessKeys);

    CreatedAccessKey made;
    made.key.id = AccessKeyId::generate(tx.now());
    made.key.name = body.name;
    made.key.scopes = body.scopes;
    std::sort(made.key.scopes.begin(), made.key.scopes.end());
    made.key.createdAt = tx.now();
    made.key.expiresAt = body.expiresAt;
    const QByteArray token = accessKeyPrefix.toByteArray() + toBase64Url(randomBytes(32));
    made.token = QString::fromLatin1(token);
    repository::insertAccessKey(tx, user, made.key, *accessKeyHash(token));
    tx.raise(AccessKeyMade{user, {owner->email, owner->displayName, owner->locale}, body.name});
    return made;
}

void AccessKeyService::end(Transaction& tx, UserId user, AccessKeyId id) const
{
    if (!repository::deleteAccessKey(tx, user, id))
        throw Problem(ErrorCode::NotFound);
    sign_ins::raiseSecurityVersion(tx);
}

} // namespace gremio::identity
