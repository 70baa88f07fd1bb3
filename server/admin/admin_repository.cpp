// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/admin_repository.h"

#include "server/identity/folded_key.h"
#include "server/text/folding.h"

namespace gremio::admin::repository {

using storage::Query;
using storage::Statement;
using storage::Transaction;

namespace {

constexpr Statement userById("admin/user");
constexpr Statement usersBefore("admin/users_before");

/// What contains the text, for LIKE with `!` as the escape: what a person typed means nothing there.
QString containing(const QString& text)
{
    QString pattern = QStringLiteral("%");
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'!')
            pattern += u'!';
        pattern += c;
    }
    return pattern + u'%';
}

std::optional<QString> nonEmpty(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

AdminUser userFrom(const Query& row)
{
    AdminUser user;
    user.id = row.get<UserId>(0);
    user.state = row.get<UserState>(1);
    user.email = row.get<std::optional<QString>>(2);
    user.emailVerified = row.get<bool>(3);
    user.displayName = nonEmpty(row.get<QString>(4));
    user.username = row.get<std::optional<QString>>(5);
    user.locale = row.get<UiLocale>(6);
    user.timeZone = row.get<QString>(7);
    user.createdAt = row.get<Instant>(8);
    user.lastSeenAt = row.get<std::optional<Instant>>(9);
    user.suspendedAt = row.get<std::optional<Instant>>(10);
    user.suspendedUntil = row.get<std::optional<Instant>>(11);
    user.suspensionReason = row.get<std::optional<QString>>(12);
    int column = 13;
    for (const Role role : {Role::Apprentice, Role::Mentor, Role::Admin}) {
        if (row.get<bool>(column++))
            user.roles.push_back(role);
    }
    return user;
}

} // namespace

std::optional<AdminUser> user(Transaction& tx, UserId id)
{
    return tx.query(userById).bind("id", id).one(userFrom);
}

std::vector<AdminUser> users(
    Transaction& tx, const AdminUserQuery& query, const std::optional<UserId>& before, int limit)
{
    const bool asks = query.q && !query.q->isEmpty();
    // Addresses and user names are folded in another way than names.
    const QString key = asks ? identity::usernameKey(*query.q).value_or(*query.q) : QString();
    return tx.query(usersBefore)
        .bind("before", before ? before->toString() : QStringLiteral("g")) // after every id
        .bind("role", query.role)
        .bind("state", query.state)
        .bind("name", asks ? std::optional(containing(text::foldKey(*query.q))) : std::nullopt)
        .bind("key", containing(key))
        .bind("limit", limit)
        .all(userFrom);
}

} // namespace gremio::admin::repository
