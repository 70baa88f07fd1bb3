// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/invites.h"

#include "server/api/cursor.h"
#include "server/identity/accounts.h"
#include "server/identity/crypto.h"
#include "server/identity/folded_key.h"

namespace gremio::identity::invites {

using storage::Query;
using storage::Statement;
using storage::Transaction;
using storage::Utf8;

namespace {

constexpr Statement insertInvite("identity/insert_invite");
constexpr Statement inviteByCode("identity/invite_by_code");
constexpr Statement inviteById("identity/invite_by_id");
constexpr Statement invitesBefore("identity/invites_before");
constexpr Statement useInvite("identity/use_invite");
constexpr Statement revokeInvite("identity/revoke_invite");
constexpr Statement forgetOfUser("identity/forget_invites_of_user");

constexpr int secretBytes = 24; // 32 characters: short enough to be read out, too long to be guessed

QByteArray hashOf(const QString& code)
{
    return sha256(code.toUtf8()).toHex();
}

QString written(const std::vector<Role>& roles)
{
    QStringList words;
    for (const Role role : roles)
        words << QString::fromLatin1(enumText(role));
    return words.join(u' ');
}

std::vector<Role> rolesIn(const QString& text)
{
    std::vector<Role> roles;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (const auto role = enumFromText<Role>(word.toLatin1()))
            roles.push_back(*role);
    }
    return roles;
}

Invite inviteFrom(const Query& row)
{
    Invite invite;
    invite.id = row.get<InviteId>(0);
    invite.state = row.get<InviteState>(1);
    invite.roles = rolesIn(row.get<QString>(2));
    invite.email = row.get<std::optional<QString>>(3);
    invite.createdBy = row.get<std::optional<UserId>>(4);
    invite.createdAt = row.get<Instant>(5);
    invite.expiresAt = row.get<Instant>(6);
    invite.usedAt = row.get<std::optional<Instant>>(7);
    invite.usedBy = row.get<std::optional<UserId>>(8);
    return invite;
}

struct InvitePlace {
    InviteId id;

    static constexpr auto fields() { return fieldList(field("id", &InvitePlace::id, "The last one seen")); }
};

Instant endOf(Transaction& tx, const std::optional<Instant>& wanted)
{
    if (!wanted)
        return tx.now() + usualLifetime;
    if (*wanted <= tx.now())
        throw Problem::field("/expiresAt", "in-the-past", QStringLiteral("Must be in the future."));
    if (*wanted > tx.now() + longestLifetime)
        throw Problem::field("/expiresAt", "out-of-range", QStringLiteral("Must be within 90 days."));
    return *wanted;
}

} // namespace

QString codeFor(const SigningKey& key, UserId admin, QByteArrayView idempotencyKey)
{
    const QByteArray bytes =
        hmacSha256(key.derivedKey("gremio invites"), {admin.toByteArray(), idempotencyKey});
    return QString::fromLatin1(toBase64Url(bytes.first(secretBytes)));
}

IssuedInvite issue(
    Transaction& tx, const audit::Actor& by, const CreateInviteBody& body, const std::optional<QString>& code)
{
    IssuedInvite issued;
    if (code) {
        const auto present = tx.query(inviteByCode)
                                 .bind("code_hash", Utf8{hashOf(*code)})
                                 .bind("now", tx.now())
                                 .one(inviteFrom);
        if (present)
            return {*present, *code};
    }
    Invite& invite = issued.invite;
    invite.id = InviteId::generate(tx.now());
    invite.roles = body.roles;
    invite.email = body.email;
    invite.createdBy = by.user();
    invite.createdAt = tx.now();
    invite.expiresAt = endOf(tx, body.expiresAt);
    issued.code = code.value_or(QString::fromLatin1(toBase64Url(randomBytes(secretBytes))));
    tx.query(insertInvite)
        .bind("id", invite.id)
        .bind("code_hash", Utf8{hashOf(issued.code)})
        .bind("roles", written(invite.roles))
        .bind("email", invite.email)
        .bind("email_key",
            invite.email ? std::optional(accounts::requireEmailKey(*invite.email)) : std::nullopt)
        .bind("by", invite.createdBy)
        .bind("now", tx.now())
        .bind("expires_at", invite.expiresAt)
        .exec();
    audit::append(tx, by,
        {AuditAct::InviteCreated, invite.id.toString(),
            {{QStringLiteral("roles"), written(invite.roles)},
                {QStringLiteral("expiresAt"), QString::fromLatin1(toRfc3339(invite.expiresAt))}}});
    return issued;
}

Page<Invite> list(Transaction& tx, const InviteQuery& query)
{
    const auto place = api::fromCursor<InvitePlace>(query.cursor);
    Page<Invite> page;
    page.items = tx.query(invitesBefore)
                     .bind("before", place ? place->id.toString() : QStringLiteral("g")) // after every id
                     .bind("state", query.state)
                     .bind("now", tx.now())
                     .bind("limit", query.limit + 1)
                     .all(inviteFrom);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        page.nextCursor = api::toCursor(InvitePlace{page.items.back().id});
    }
    return page;
}

void revoke(Transaction& tx, const audit::Actor& by, InviteId id)
{
    if (tx.query(revokeInvite).bind("id", id).bind("now", tx.now()).exec() > 0) {
        audit::append(tx, by, {AuditAct::InviteRevoked, id.toString()});
        return;
    }
    const auto invite = tx.query(inviteById).bind("id", id).bind("now", tx.now()).one(inviteFrom);
    if (!invite)
        throw Problem(ErrorCode::NotFound);
    if (invite->state == InviteState::Used)
        throw Problem(ErrorCode::InviteUsed);
}

Invite require(Transaction& tx, const QString& code, const QString& email)
{
    std::optional<QString> key;
    const auto invite = tx.query(inviteByCode)
                            .bind("code_hash", Utf8{hashOf(code)})
                            .bind("now", tx.now())
                            .one([&](Query& row) {
                                key = row.get<std::optional<QString>>(9);
                                return inviteFrom(row);
                            });
    if (!invite || invite->state == InviteState::Revoked)
        throw Problem(ErrorCode::InviteInvalid);
    if (invite->state == InviteState::Used)
        throw Problem(ErrorCode::InviteUsed);
    if (invite->state == InviteState::Expired)
        throw Problem(ErrorCode::InviteExpired);
    if (key && key != emailKey(email))
        throw Problem(ErrorCode::InviteOtherEmail);
    return *invite;
}

void use(Transaction& tx, const Invite& invite, UserId user)
{
    if (tx.query(useInvite).bind("id", invite.id).bind("user", user).bind("now", tx.now()).exec() == 0)
        throw Problem(ErrorCode::InviteUsed);
    audit::append(tx, audit::Actor::user(user),
        {AuditAct::InviteUsed, invite.id.toString(), {{QStringLiteral("roles"), written(invite.roles)}}});
}

void forgetAddressesOf(Transaction& tx, UserId user)
{
    tx.query(forgetOfUser).bind("user", user).exec();
}

} // namespace gremio::identity::invites
