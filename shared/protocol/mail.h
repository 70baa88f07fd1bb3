// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/id.h"
#include "shared/protocol/paging.h"
#include "shared/protocol/role.h"

#include <array>

/// The mails that the server sends, as admins see them: never what they say, since that may be a secret.
namespace gremio {

enum class MailKind {
    VerifyEmail,
    ResetPassword,
    ChangeEmail,
    EmailChangeAsked,
    EmailChanged,
    PasswordChanged,
    AccessKeyMade,
    RequestReceived,
    RequestAccepted,
    SessionBooked,
    SessionProposed,
    SessionMoveAsked,
    SessionMoved,
    SessionCancelled,
    SessionReminder,
};

template <>
struct EnumNames<MailKind> {
    using enum MailKind;
    static constexpr auto typeName = "MailKind";
    static constexpr std::array values{std::pair{VerifyEmail, "verify-email"},
        std::pair{ResetPassword, "reset-password"}, std::pair{ChangeEmail, "change-email"},
        std::pair{EmailChangeAsked, "email-change-asked"}, std::pair{EmailChanged, "email-changed"},
        std::pair{PasswordChanged, "password-changed"}, std::pair{AccessKeyMade, "access-key-made"},
        std::pair{RequestReceived, "request-received"}, std::pair{RequestAccepted, "request-accepted"},
        std::pair{SessionBooked, "session-booked"}, std::pair{SessionProposed, "session-proposed"},
        std::pair{SessionMoveAsked, "session-move-asked"}, std::pair{SessionMoved, "session-moved"},
        std::pair{SessionCancelled, "session-cancelled"}, std::pair{SessionReminder, "session-reminder"}};
};

/// Dead: given up, because it was refused for good or was not taken in time.
enum class MailState { Waiting, Running, Sent, Dead };

template <>
struct EnumNames<MailState> {
    static constexpr auto typeName = "MailState";
    static constexpr std::array values{std::pair{MailState::Waiting, "waiting"},
        std::pair{MailState::Running, "running"}, std::pair{MailState::Sent, "sent"},
        std::pair{MailState::Dead, "dead"}};
};

struct Mail {
    MailId id;
    MailKind kind = MailKind::VerifyEmail;
    std::optional<UserId> userId;
    QString address;
    UiLocale locale = UiLocale::English;
    MailState state = MailState::Waiting;
    int attempts = 0;
    Instant createdAt{};
    std::optional<Instant> nextAttemptAt;
    std::optional<Instant> settledAt;
    std::optional<QString> lastError;

    static constexpr auto typeName = "Mail";
    static constexpr auto fields()
    {
        return fieldList(
            field("id", &Mail::id, "Never changes; the mail's Message-ID begins with it, at every attempt"),
            field("kind", &Mail::kind, "What it is about"),
            field("userId", &Mail::userId, "Whose account it is about, if any"),
            field("address", &Mail::address, "Where it goes"), field("locale", &Mail::locale, "Its language"),
            field("state", &Mail::state, "How far it is"),
            field("attempts", &Mail::attempts, "How often it was tried"),
            field("createdAt", &Mail::createdAt, "When what it tells of happened"),
            field("nextAttemptAt", &Mail::nextAttemptAt, "When it is tried next, while it waits"),
            field("settledAt", &Mail::settledAt, "When it was sent or given up"),
            field("lastError", &Mail::lastError, "Why the last attempt failed"));
    }
    bool operator==(const Mail&) const = default;
};

/// GET /admin/mail
struct MailQuery {
    std::optional<MailState> state;
    int limit = rules::defaultPage;
    std::optional<QString> cursor;

    static constexpr auto fields()
    {
        return fieldList(field("state", &MailQuery::state, "Only mails in this state"),
            field("limit", &MailQuery::limit, "How many items at most", MayBeAbsent{}, rules::pageSize),
            field("cursor", &MailQuery::cursor, "Where to go on: nextCursor of the page before",
                rules::cursor));
    }
};

} // namespace gremio
