// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/admin_service.h"

#include "server/admin/admin_repository.h"
#include "server/api/cursor.h"
#include "server/identity/accounts.h"
#include "server/identity/identity_events.h"
#include "server/identity/invites.h"

#include <algorithm>

namespace gremio::admin {

using storage::Transaction;

namespace {

struct UserPlace {
    UserId id;

    static constexpr auto fields() { return fieldList(field("id", &UserPlace::id, "The last one seen")); }
};

QString written(const std::vector<Role>& roles)
{
    QStringList words;
    for (const Role role : roles)
        words << QString::fromLatin1(enumText(role));
    return words.join(u' ');
}

/// Which fields change, not to what: the log outlives the account.
QString changedFields(const AdminUser& before, const UpdateUserBody& body)
{
    QStringList fields;
    if (before.displayName != body.displayName)
        fields << QStringLiteral("displayName");
    if (before.username != body.username)
        fields << QStringLiteral("username");
    if (before.locale != body.locale)
        fields << QStringLiteral("locale");
    if (before.timeZone != body.timeZone)
        fields << QStringLiteral("timeZone");
    return fields.join(u' ');
}

} // namespace

AdminService::AdminService(Registration registration, const identity::AccessTokens& tokens)
    : m_registration(registration)
    , m_tokens(tokens)
{
}

Page<AdminUser> AdminService::users(Transaction& tx, const AdminUserQuery& query) const
{
    const auto place = api::fromCursor<UserPlace>(query.cursor);
    Page<AdminUser> page;
    page.items =
        repository::users(tx, query, place ? std::optional(place->id) : std::nullopt, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
        page.items.pop_back();
        page.nextCursor = api::toCursor(UserPlace{page.items.back().id});
    }
    return page;
}

AdminUser AdminService::user(Transaction& tx, UserId id) const
{
    auto found = repository::user(tx, id);
    if (!found)
        throw Problem(ErrorCode::NotFound);
    return std::move(*found);
}

AdminUser AdminService::setRoles(
    Transaction& tx, const audit::Actor& by, UserId id, const RolesBody& body) const
{
    const AdminUser before = user(tx, id);
    std::vector<Role> roles = body.roles;
    std::sort(roles.begin(), roles.end());
    identity::accounts::setRoles(tx, id, roles);
    audit::append(tx, by,
        {AuditAct::RolesChanged, id.toString(),
            {{QStringLiteral("before"), written(before.roles)}, {QStringLiteral("roles"), written(roles)}}});
    return user(tx, id);
}

AdminUser AdminService::suspend(
    Transaction& tx, const audit::Actor& by, UserId id, const SuspendBody& body) const
{
    if (body.until && *body.until <= tx.now())
        throw Problem::field("/until", "in-the-past", QStringLiteral("Must be in the future."));
    identity::accounts::suspend(tx, id, {body.until, body.reason});
    std::vector<AuditDetail> details{{QStringLiteral("reason"), body.reason}};
    if (body.until)
        details.push_back({QStringLiteral("until"), QString::fromLatin1(toRfc3339(*body.until))});
    audit::append(tx, by, {AuditAct::UserSuspended, id.toString(), std::move(details)});
    return user(tx, id);
}

AdminUser AdminService::restore(Transaction& tx, const audit::Actor& by, UserId id) const
{
    const bool was = user(tx, id).state == UserState::Suspended;
    identity::accounts::restore(tx, id);
    if (was)
        audit::append(tx, by, {AuditAct::UserRestored, id.toString()});
    return user(tx, id);
}

User AdminService::account(Transaction& tx, UserId id) const
{
    const AdminUser now = user(tx, id);
    return {id, now.email.value_or(QString()), now.emailVerified, now.displayName.value_or(QString()),
        now.username, now.roles, now.locale, now.timeZone, now.createdAt};
}

User AdminService::edit(Transaction& tx, const audit::Actor& by, UserId id, const UpdateUserBody& body) const
{
    const AdminUser before = user(tx, id);
    if (!identity::repository::updateUser(
            tx, id, body, identity::accounts::requireUsernameKey(body.username)))
        throw Problem(ErrorCode::NotFound);
    tx.raise(identity::UserChanged{id, body.displayName, body.locale, body.timeZone});
    if (by.user() != id)
        audit::append(tx, by,
            {AuditAct::UserEdited, id.toString(), {{QStringLiteral("fields"), changedFields(before, body)}}});
    return account(tx, id);
}

void AdminService::resetPassword(
    Transaction& tx, const audit::Actor& by, UserId id, const QByteArray& hash) const
{
    identity::accounts::resetPassword(tx, id, hash);
    audit::append(tx, by, {AuditAct::PasswordReset, id.toString()});
}

IssuedInvite AdminService::invite(Transaction& tx, const audit::Actor& by, const CreateInviteBody& body,
    const std::optional<QByteArray>& idempotencyKey) const
{
    if (m_registration == Registration::Closed)
        throw Problem(ErrorCode::RegistrationClosed, QStringLiteral("Nobody could register with it."));
    std::optional<QString> code;
    if (idempotencyKey && by.user())
        code = identity::invites::codeFor(m_tokens.key(), *by.user(), *idempotencyKey);
    return identity::invites::issue(tx, by, body, code);
}

int AdminService::restoreDue(Transaction& tx, int limit) const
{
    const std::vector<UserId> restored = identity::accounts::restoreDue(tx, limit);
    for (const UserId id : restored)
        audit::append(tx, audit::Actor::server(), {AuditAct::UserRestored, id.toString()});
    return static_cast<int>(restored.size());
}

} // namespace gremio::admin
