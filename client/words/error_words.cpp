// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/words/error_words.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace gremio {

QString ErrorWords::say(const ApiError& error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
        return tr("The server cannot be reached. Check your connection.");
    case ApiError::Kind::Timeout:
        return tr("The server took too long to answer.");
    case ApiError::Kind::BadAnswer:
        return tr("The answer was not one that a Gremio server gives.");
    case ApiError::Kind::Problem:
        break;
    }
    if (const auto code = errorCodeFromSlug(error.slug.toLatin1())) {
        if (code == ErrorCode::AccountSuspended)
            return saySuspension(error);
        if (QString words = sayAccess(*code); !words.isEmpty())
            return words;
        if (QString words = sayRule(*code); !words.isEmpty())
            return words;
    }
    return sayServer(error);
}

/// The reason is what an admin wrote for the owner of the account.
QString ErrorWords::saySuspension(const ApiError& error)
{
    const QString reason = error.detail.simplified();
    if (!error.retryAfter)
        return reason.isEmpty() ? tr("This account is suspended. Ask the people who run this server.")
                                : tr("This account is suspended. The reason: “%1”").arg(reason);
    const QString until = QLocale().toString(
        QDateTime::currentDateTime().addSecs(error.retryAfter->count()), QLocale::ShortFormat);
    return reason.isEmpty()
        ? tr("This account is suspended until %1. Ask the people who run this server.").arg(until)
        : tr("This account is suspended until %1. The reason: “%2”").arg(until, reason);
}

QString ErrorWords::sayAccess(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::TokenExpired:
        return tr("Your sign-in has ended. Sign in again.");
    case ErrorCode::RefreshReuse:
        return tr("You were signed out everywhere for safety. Sign in again.");
    case ErrorCode::WrongCredentials:
        return tr("The e-mail address or the password is not right.");
    case ErrorCode::Forbidden:
        return tr("Your account may not do this.");
    case ErrorCode::RegistrationClosed:
        return tr("New accounts cannot be made here. Ask the people who run this server.");
    case ErrorCode::InviteRequired:
        return tr("New accounts need an invite here.");
    case ErrorCode::InviteInvalid:
        return tr("This invite code is not right.");
    case ErrorCode::InviteExpired:
        return tr("This invite is too old. Ask for a new one.");
    case ErrorCode::InviteUsed:
        return tr("This invite was used already. Sign in with the account that was made with it, or ask for "
                  "a new one.");
    case ErrorCode::InviteOtherEmail:
        return tr("This invite is for another e-mail address.");
    case ErrorCode::EmailTaken:
        return tr("There is already an account with this e-mail address.");
    case ErrorCode::UsernameTaken:
        return tr("This user name is taken.");
    case ErrorCode::WeakPassword:
        return tr("This password is too easy to guess. Take a longer or less common one.");
    default:
        return {};
    }
}

QString ErrorWords::sayRule(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RequestToSelf:
        return tr("You cannot be your own mentor.");
    case ErrorCode::RequestPending:
        return tr("You have already asked this mentor. Wait for the answer, or withdraw the request.");
    case ErrorCode::TooManyOpenRequests:
        return tr("You have as many open requests as are allowed. Wait for an answer, or withdraw one.");
    case ErrorCode::MentorUnavailable:
        return tr("This mentor takes no requests now.");
    case ErrorCode::MentorFull:
        return tr("There is no free place any more.");
    case ErrorCode::AlreadyInMentorship:
        return tr("You are already in a mentorship with each other.");
    case ErrorCode::RequestNotPending:
        return tr("This request was settled in the meantime.");
    case ErrorCode::MentorshipNotActive:
        return tr("This mentorship has ended already.");
    case ErrorCode::ChatNotAllowed:
        return tr("You cannot write here any more.");
    case ErrorCode::AlreadyRead:
        return tr("Too late: the message has been read already.");
    case ErrorCode::MessageDeleted:
        return tr("This message was deleted.");
    case ErrorCode::PreconditionFailed:
        return tr(
            "This was changed in the meantime, perhaps in another window. What you wrote is kept: look at it "
            "again, then save.");
    case ErrorCode::LastAdmin:
        return tr("There would be no admin left. Make somebody else an admin first.");
    case ErrorCode::CodeInvalid:
        return tr("This code is not right, was used already, or is too old.");
    case ErrorCode::EmailVerifiedAlready:
        return tr("Your e-mail address is confirmed already.");
    case ErrorCode::TooManyExceptions:
        return tr("You have as many exceptions as are allowed. Remove one that is not needed.");
    case ErrorCode::TooManyAccessKeys:
        return tr("You have as many access keys as are allowed. Revoke one that is not needed.");
    case ErrorCode::SlotTaken:
        return tr("Somebody else was faster: this time is taken.");
    case ErrorCode::NotASlot:
        return tr("This time is no longer offered.");
    case ErrorCode::BookingNotAllowed:
        return tr("Sessions are for people in a mentorship. Yours has ended, or has not begun.");
    case ErrorCode::SessionNotOpen:
        return tr("The session was changed or settled in the meantime.");
    case ErrorCode::TooEarly:
        return tr("It is too early for this.");
    case ErrorCode::TooLate:
        return tr("It is too late for this.");
    case ErrorCode::NoEvidence:
        return tr("Only who is there can say that the other is not.");
    case ErrorCode::ValidationFailed:
    case ErrorCode::UnknownField:
        return tr("Something that was filled in is not acceptable.");
    case ErrorCode::NotFound:
        return tr("This is no longer there.");
    default:
        return {};
    }
}

QString ErrorWords::sayServer(const ApiError& error)
{
    const bool later = error.is(ErrorCode::RateLimited) || error.is(ErrorCode::Busy)
        || error.is(ErrorCode::Unavailable) || error.is(ErrorCode::IdempotencyInFlight)
        || error.is(ErrorCode::TooManyConnections);
    if (later && error.retryAfter && error.retryAfter->count() > 0)
        return tr(
            "The server is busy. Try again in %n s.", nullptr, static_cast<int>(error.retryAfter->count()));
    if (later)
        return tr("The server is busy. Try again in a moment.");
    return tr("Something went wrong on the server. Nothing was changed.");
}

QString ErrorWords::sayField(const QString& code)
{
    if (code == u"required"_s || code == u"too-short"_s || code == u"too-few"_s || code == u"invisible"_s)
        return tr("This is too short or missing.");
    if (code == u"too-long"_s || code == u"too-many"_s)
        return tr("This is too long.");
    if (code == u"duplicate"_s)
        return tr("The same stands here twice.");
    if (code == u"unchanged"_s)
        return tr("This is what it is already.");
    if (code == u"unknown"_s || code == u"unknown-language"_s)
        return tr("This is not known here. Choose it again.");
    if (code == u"control-character"_s)
        return tr("There are signs in this that cannot be seen. Write it anew.");
    if (code == u"invalid-email"_s)
        return tr("Write the whole address, with its ending.");
    if (code == u"out-of-range"_s)
        return tr("This number is too small or too large.");
    if (const QString words = sayTime(code); !words.isEmpty())
        return words;
    return tr("This is not acceptable here.");
}

QString ErrorWords::sayTime(const QString& code)
{
    if (code == u"end-before-start"_s)
        return tr("The end must be after the start.");
    if (code == u"in-the-past"_s)
        return tr("This is over already.");
    if (code == u"too-far"_s)
        return tr("This is too far ahead.");
    if (code == u"off-the-quarter"_s)
        return tr("Times are on quarters of an hour.");
    if (code == u"overlaps"_s)
        return tr("This overlaps another time of the same day.");
    if (code == u"not-a-date"_s)
        return tr("This is not a date.");
    if (code == u"not-a-time"_s)
        return tr("This is not a time of the day.");
    if (code == u"needs-offset"_s)
        return tr("It is not clear by which clock this time is. Choose it again.");
    if (code == u"unknown-time-zone"_s)
        return tr("The server does not know this time zone.");
    if (code == u"skipped-time"_s)
        return tr("The clocks are put forward over this time on that date.");
    if (code == u"ambiguous-time"_s)
        return tr("The clocks are put back, and show this time twice on that date.");
    if (code == u"not-offered"_s)
        return tr("The mentor does not offer this length.");
    return {};
}

QString ErrorWords::details(const ApiError& error)
{
    QStringList parts;
    if (!error.slug.isEmpty())
        parts << error.slug;
    if (error.status != 0)
        parts << u"HTTP %1"_s.arg(error.status);
    if (!error.requestId.isEmpty())
        parts << error.requestId;
    if (error.slug.isEmpty() && !error.detail.isEmpty())
        parts << error.detail;
    return parts.join(u" · "_s);
}

} // namespace gremio
