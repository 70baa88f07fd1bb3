// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/instant.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <exception>
#include <optional>
#include <span>
#include <vector>

namespace gremio {

/// Everything that can go wrong for a caller (RFC 9457). Each has one row in the table of problem.cpp.
enum class ErrorCode {
    // The request as bytes
    BadRequest,
    MalformedJson,
    HeadTooLarge,
    TargetTooLong,
    BodyTooLarge,
    UnsupportedMediaType,
    RequestTimeout,
    NotFound,
    MethodNotAllowed,
    NotImplemented,
    HttpVersionNotSupported,
    // The request as a document
    UnknownField,
    ValidationFailed,
    PreconditionFailed,
    IdempotencyMismatch,
    IdempotencyInFlight,
    // Who asks
    Unauthenticated,
    TokenExpired,
    RefreshReuse,
    WrongCredentials,
    AccountSuspended,
    Forbidden,
    InsufficientScope,
    CsrfRefused,
    RegistrationClosed,
    InviteRequired,
    InviteInvalid,
    InviteExpired,
    InviteUsed,
    InviteOtherEmail,
    // Rules
    EmailTaken,
    UsernameTaken,
    WeakPassword,
    CodeInvalid,
    EmailVerifiedAlready,
    TooManyAccessKeys,
    LastAdmin,
    RequestToSelf,
    RequestPending,
    TooManyOpenRequests,
    MentorUnavailable,
    MentorFull,
    AlreadyInMentorship,
    RequestNotPending,
    MentorshipNotActive,
    ChatNotAllowed,
    AlreadyRead,
    MessageDeleted,
    CategoryExists,
    CategoryInUse,
    TooManyExceptions,
    BookingNotAllowed,
    SlotTaken,
    NotASlot,
    SessionNotOpen,
    TooEarly,
    TooLate,
    NoEvidence,
    MailNotRetryable,
    // The server
    RateLimited,
    TooManyConnections,
    Busy,
    Unavailable,
    Internal,
};

struct ProblemInfo {
    ErrorCode code;
    const char* slug; ///< the last part of `type`: /problems/<slug>
    int status; ///< HTTP status
    const char* title; ///< English, one line
    const char* help; ///< English, what the caller can do
};

const ProblemInfo& problemInfo(ErrorCode code);
std::optional<ErrorCode> errorCodeFromSlug(QByteArrayView slug);
std::span<const ProblemInfo> allProblems();

/// One thing wrong with one place of a request.
struct FieldError {
    QByteArray pointer; ///< RFC 6901 into the body, or `?name` for a query parameter, `:name` for the path
    QByteArray code; ///< `required`, `unknown-field`, `wrong-type`, `too-short`, `in-the-past`, …
    QString detail; ///< English, for people

    bool operator==(const FieldError&) const = default;
};

/// A rule that was not kept. Thrown by handlers and services; the edge turns it into the answer.
class Problem : public std::exception {
public:
    explicit Problem(ErrorCode code, QString detail = {}, std::vector<FieldError> errors = {});

    /// A field that is well formed but not acceptable here: 422 validation-failed with one error.
    static Problem field(QByteArray pointer, QByteArray code, QString detail);

    ErrorCode code() const { return m_code; }
    const QString& detail() const { return m_detail; }
    const std::vector<FieldError>& errors() const { return m_errors; }

    /// When trying again makes sense; sent as `Retry-After`.
    std::optional<std::chrono::seconds> retryAfter() const { return m_retryAfter; }
    Problem& setRetryAfter(std::chrono::seconds after);

    /// When else it would be possible; sent as `freeSlots`.
    const std::vector<Instant>& freeSlots() const { return m_freeSlots; }
    Problem& setFreeSlots(std::vector<Instant> slots);

    const char* what() const noexcept override { return problemInfo(m_code).title; }

private:
    ErrorCode m_code;
    QString m_detail;
    std::vector<FieldError> m_errors;
    std::optional<std::chrono::seconds> m_retryAfter;
    std::vector<Instant> m_freeSlots;
};

} // namespace gremio
