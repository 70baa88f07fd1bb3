// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/problem.h"

#include <algorithm>
#include <array>

namespace gremio {

namespace {

using enum ErrorCode;

constexpr std::array table{
    ProblemInfo{BadRequest, "bad-request", 400, "The request is not valid HTTP",
        "Send the request with a standard HTTP/1.1 client."},
    ProblemInfo{MalformedJson, "malformed-json", 400, "The body is not acceptable JSON",
        "Send one UTF-8 JSON document without duplicate keys, at most 32 levels deep."},
    ProblemInfo{HeadTooLarge, "head-too-large", 431, "The request head is too large",
        "Send fewer or shorter header fields."},
    ProblemInfo{TargetTooLong, "target-too-long", 414, "The request target is too long",
        "Shorten the path or the query."},
    ProblemInfo{BodyTooLarge, "body-too-large", 413, "The body is too large", "Send a smaller body."},
    ProblemInfo{UnsupportedMediaType, "unsupported-media-type", 415,
        "The body's media type is not accepted here", "Send application/json without a content encoding."},
    ProblemInfo{RequestTimeout, "request-timeout", 408, "The request took too long to arrive",
        "Send the whole request without long pauses."},
    ProblemInfo{NotFound, "not-found", 404, "There is nothing here",
        "Check the address; the object may not exist or may not be yours."},
    ProblemInfo{MethodNotAllowed, "method-not-allowed", 405, "This method is not allowed here",
        "Use one of the methods in the Allow header."},
    ProblemInfo{NotImplemented, "not-implemented", 501, "The server does not do this",
        "Use another method or transfer coding."},
    ProblemInfo{HttpVersionNotSupported, "http-version-not-supported", 505,
        "This HTTP version is not spoken here", "Use HTTP/1.1."},
    ProblemInfo{UnknownField, "unknown-field", 422, "The request has a field that is not known here",
        "Remove the fields that are named in errors."},
    ProblemInfo{ValidationFailed, "validation-failed", 422, "A field of the request is not acceptable",
        "Mend the fields that are named in errors."},
    ProblemInfo{PreconditionFailed, "precondition-failed", 412, "The object was changed in the meantime",
        "Load the object again and repeat the change on what it is now."},
    ProblemInfo{IdempotencyMismatch, "idempotency-mismatch", 422,
        "This Idempotency-Key belongs to another request", "Use a new key for what is not the same request."},
    ProblemInfo{IdempotencyInFlight, "idempotency-in-flight", 409,
        "The request with this Idempotency-Key is still running", "Try again after the time in Retry-After."},
    ProblemInfo{Unauthenticated, "unauthenticated", 401, "You are not signed in",
        "Sign in and send the access token as Authorization: Bearer."},
    ProblemInfo{TokenExpired, "token-expired", 401, "The token has expired",
        "Use the refresh token to get a new access token, or sign in again."},
    ProblemInfo{RefreshReuse, "refresh-reuse", 401, "The refresh token was used before",
        "Every device of this sign-in was signed out for safety: sign in again."},
    ProblemInfo{WrongCredentials, "wrong-credentials", 401, "The e-mail address or the password is wrong",
        "Check both and try again."},
    ProblemInfo{AccountSuspended, "account-suspended", 403, "The account is suspended",
        "The detail says why, Retry-After when it ends by itself. Ask the people who run this server."},
    ProblemInfo{Forbidden, "forbidden", 403, "Your account may not do this",
        "Use an account that has the role named in the description of the route."},
    ProblemInfo{CsrfRefused, "csrf-refused", 403, "The cookie alone does not prove who asks",
        "Send the csrfToken of the sign-in as X-CSRF-Token, from a page of an origin that is allowed."},
    ProblemInfo{InsufficientScope, "insufficient-scope", 403, "The access key may not do this",
        "Use a key with the scope that the description of the route names, or sign in."},
    ProblemInfo{RegistrationClosed, "registration-closed", 403, "New accounts cannot be made here",
        "Ask the people who run this server."},
    ProblemInfo{InviteRequired, "invite-required", 403, "An account can be made here only with an invite",
        "Ask the people who run this server for an invite."},
    ProblemInfo{InviteInvalid, "invite-invalid", 403, "There is no such invite",
        "Check that the code is whole, or ask for a new one."},
    ProblemInfo{InviteExpired, "invite-expired", 403, "The invite is too old", "Ask for a new one."},
    ProblemInfo{InviteUsed, "invite-used", 409, "The invite was used already",
        "Sign in with the account that was made with it, or ask for a new one."},
    ProblemInfo{InviteOtherEmail, "invite-other-email", 403, "The invite is for another e-mail address",
        "Register with the address that the invite was sent to."},
    ProblemInfo{EmailTaken, "email-taken", 409, "There is already an account with this e-mail address",
        "Sign in, or use another address."},
    ProblemInfo{UsernameTaken, "username-taken", 409, "This user name is taken", "Choose another user name."},
    ProblemInfo{WeakPassword, "weak-password", 422, "The password is too easy to guess",
        "Choose a longer or less common password."},
    ProblemInfo{CodeInvalid, "code-invalid", 422, "The code is wrong, was used, or is too old",
        "Check that it is whole, or ask for a new mail."},
    ProblemInfo{EmailVerifiedAlready, "email-verified-already", 409,
        "The e-mail address is confirmed already", "There is nothing to do."},
    ProblemInfo{
        LastAdmin, "last-admin", 409, "There would be no admin left", "Make somebody else an admin first."},
    ProblemInfo{TooManyAccessKeys, "too-many-access-keys", 409, "You have too many access keys",
        "End one that is not needed."},
    ProblemInfo{
        RequestToSelf, "request-to-self", 409, "Nobody can be their own mentor", "Ask somebody else."},
    ProblemInfo{RequestPending, "request-pending", 409, "You have already asked this mentor",
        "Wait for the answer, or withdraw the request."},
    ProblemInfo{TooManyOpenRequests, "too-many-open-requests", 409, "You have too many open requests",
        "Wait for an answer, or withdraw a request."},
    ProblemInfo{MentorUnavailable, "mentor-unavailable", 409, "This mentor takes no apprentices now",
        "Ask another mentor."},
    ProblemInfo{MentorFull, "mentor-full", 409, "This mentor has no free place",
        "Ask another mentor, or wait until a place is free."},
    ProblemInfo{AlreadyInMentorship, "already-in-mentorship", 409,
        "You are already in a mentorship with each other", "Open the mentorship that you have."},
    ProblemInfo{RequestNotPending, "request-not-pending", 409, "The request has been settled already",
        "Load the request again to see what became of it."},
    ProblemInfo{MentorshipNotActive, "mentorship-not-active", 409, "The mentorship has ended already",
        "Load the mentorship again to see what became of it."},
    ProblemInfo{ChatNotAllowed, "chat-not-allowed", 403, "You may not write to each other now",
        "Only people in an active mentorship, or in the same group, write to each other."},
    ProblemInfo{AlreadyRead, "already-read", 409, "Somebody has read the message already",
        "Write another message; what was read stays."},
    ProblemInfo{MessageDeleted, "message-deleted", 409, "The message was deleted",
        "Load the message again to see what became of it."},
    ProblemInfo{CategoryExists, "category-exists", 409, "There is already a category with this name",
        "Choose another name."},
    ProblemInfo{CategoryInUse, "category-in-use", 409, "The category is still used by profiles",
        "Move the profiles to another category first."},
    ProblemInfo{TooManyExceptions, "too-many-exceptions", 409, "You have too many exceptions",
        "Remove one, or say what is the same on several dates as one."},
    ProblemInfo{BookingNotAllowed, "booking-not-allowed", 403, "You cannot book sessions with each other now",
        "Only people in an active mentorship book sessions with each other."},
    ProblemInfo{SlotTaken, "slot-taken", 409, "This time is no longer free",
        "Choose another time; freeSlots names the next ones."},
    ProblemInfo{NotASlot, "not-a-slot", 409, "The mentor does not offer this time",
        "Choose one of the mentor's free slots; freeSlots names the next ones."},
    ProblemInfo{SessionNotOpen, "session-not-open", 409, "The session does not allow this now",
        "Load the session again to see what became of it."},
    ProblemInfo{
        TooEarly, "too-early", 409, "It is too early for this", "Try again at the time of the session."},
    ProblemInfo{
        TooLate, "too-late", 409, "It is too late for this", "Talk to the other one; the session stands."},
    ProblemInfo{NoEvidence, "no-evidence", 409, "It is not seen that only the other one is missing",
        "Only who came can say that the other did not."},
    ProblemInfo{MailNotRetryable, "mail-not-retryable", 409, "This mail cannot be sent again",
        "Only mails that were given up, and whose code still works, can be sent again."},
    ProblemInfo{RateLimited, "rate-limited", 429, "Too many attempts", "Wait for the time in Retry-After."},
    ProblemInfo{TooManyConnections, "too-many-connections", 503, "Too many connections from this address",
        "Close connections that are not needed."},
    ProblemInfo{Busy, "busy", 503, "The server is busy", "Try again after the time in Retry-After."},
    ProblemInfo{Unavailable, "unavailable", 503, "The server cannot do this now",
        "Try again after the time in Retry-After."},
    ProblemInfo{Internal, "internal", 500, "Something went wrong on the server",
        "Try again; if it stays, tell the people who run this server the request id."},
};

} // namespace

const ProblemInfo& problemInfo(ErrorCode code)
{
    const auto row =
        std::find_if(table.begin(), table.end(), [code](const auto& r) { return r.code == code; });
    return row != table.end() ? *row : table.back();
}

std::optional<ErrorCode> errorCodeFromSlug(QByteArrayView slug)
{
    const auto row =
        std::find_if(table.begin(), table.end(), [slug](const auto& r) { return slug == r.slug; });
    return row != table.end() ? std::optional(row->code) : std::nullopt;
}

std::span<const ProblemInfo> allProblems()
{
    return table;
}

Problem::Problem(ErrorCode code, QString detail, std::vector<FieldError> errors)
    : m_code(code)
    , m_detail(std::move(detail))
    , m_errors(std::move(errors))
{
}

Problem Problem::field(QByteArray pointer, QByteArray code, QString detail)
{
    FieldError error{std::move(pointer), std::move(code), std::move(detail)};
    return Problem(ErrorCode::ValidationFailed, {}, {std::move(error)});
}

Problem& Problem::setFreeSlots(std::vector<Instant> slots)
{
    m_freeSlots = std::move(slots);
    return *this;
}

Problem& Problem::setRetryAfter(std::chrono::seconds after)
{
    m_retryAfter = after;
    return *this;
}

} // namespace gremio
