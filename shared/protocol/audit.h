// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"

#include <array>

namespace gremio {

/// What was done that not everybody may do. Each leaves one row in the audit log.
enum class AuditAct {
    AdminCreated,
    InviteCreated,
    InviteRevoked,
    InviteUsed,
    RolesChanged,
    UserEdited,
    UserSuspended,
    UserRestored,
    UserDeleted,
    PasswordReset,
    KeysRotated,
    BackupRestored,
    CategoryAdded,
    CategoryChanged,
    CategoryRemoved,
    MailRetried,
    CalendarReplaced,
};

template <>
struct EnumNames<AuditAct> {
    using enum AuditAct;
    static constexpr auto typeName = "AuditAct";
    static constexpr std::array values{std::pair{AdminCreated, "admin-created"},
        std::pair{InviteCreated, "invite-created"}, std::pair{InviteRevoked, "invite-revoked"},
        std::pair{InviteUsed, "invite-used"}, std::pair{RolesChanged, "roles-changed"},
        std::pair{UserEdited, "user-edited"}, std::pair{UserSuspended, "user-suspended"},
        std::pair{UserRestored, "user-restored"}, std::pair{UserDeleted, "user-deleted"},
        std::pair{PasswordReset, "password-reset"}, std::pair{KeysRotated, "keys-rotated"},
        std::pair{BackupRestored, "backup-restored"}, std::pair{CategoryAdded, "category-added"},
        std::pair{CategoryChanged, "category-changed"}, std::pair{CategoryRemoved, "category-removed"},
        std::pair{MailRetried, "mail-retried"}, std::pair{CalendarReplaced, "calendar-replaced"}};
};

/// By which door somebody came.
enum class AuditOrigin { Api, CommandLine, Server };

template <>
struct EnumNames<AuditOrigin> {
    static constexpr auto typeName = "AuditOrigin";
    static constexpr std::array values{std::pair{AuditOrigin::Api, "api"},
        std::pair{AuditOrigin::CommandLine, "command-line"}, std::pair{AuditOrigin::Server, "server"}};
};

struct AuditDetail {
    QString name;
    QString value;

    static constexpr auto typeName = "AuditDetail";
    static constexpr auto fields()
    {
        return fieldList(field("name", &AuditDetail::name, "What it is about, such as `roles`"),
            field("value", &AuditDetail::value, "As it is from then on"));
    }
    bool operator==(const AuditDetail&) const = default;
};

/// One row of the audit log.
struct AuditEntry {
    qint64 seq = 0;
    Instant at{};
    AuditOrigin origin = AuditOrigin::Api;
    std::optional<UserId> actor;
    AuditAct act = AuditAct::AdminCreated;
    std::optional<QString> subject;
    std::vector<AuditDetail> details;
    QString prevHash;
    QString hash;

    static constexpr auto typeName = "AuditEntry";
    static constexpr auto fields()
    {
        return fieldList(field("seq", &AuditEntry::seq, "Counts from 1 without a gap"),
            field("at", &AuditEntry::at, "When it was done"),
            field("origin", &AuditEntry::origin, "By which door the actor came"),
            field("actor", &AuditEntry::actor, "Who did it; absent for the command line and the server"),
            field("act", &AuditEntry::act, "What was done"),
            field("subject", &AuditEntry::subject, "The id of what it was done to"),
            field("details", &AuditEntry::details, "What else is worth knowing; no secrets"),
            field("prevHash", &AuditEntry::prevHash, "The hash of the row before"),
            field("hash", &AuditEntry::hash, "SHA-256 over this row and the hash of the row before"));
    }
    bool operator==(const AuditEntry&) const = default;
};

/// GET /admin/audit
struct AuditQuery {
    std::optional<UserId> actor;
    std::optional<AuditAct> act;
    std::optional<QString> subject;
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("actor", &AuditQuery::actor, "Only what this account did"),
            field("act", &AuditQuery::act, "Only acts of this kind"),
            field("subject", &AuditQuery::subject, "Only what was done to this", Line{}, Length{1, 100}),
            field("from", &AuditQuery::from, "Not before"), field("to", &AuditQuery::to, "Before"),
            field("limit", &AuditQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &AuditQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
