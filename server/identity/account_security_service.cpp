// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/account_security_service.h"

#include "server/identity/accounts.h"
#include "server/identity/folded_key.h"
#include "server/identity/one_time_tokens.h"
#include "server/identity/password_strength.h"
#include "server/identity/sign_ins.h"

namespace gremio::identity {

using storage::Database;
using storage::Transaction;

namespace {

Recipient recipient(const User& user)
{
    return {user.email, user.displayName, user.locale};
}

/// Somebody who was let in a moment ago.
User requireUser(Transaction& tx, UserId id)
{
    auto user = repository::liveUser(tx, id);
    if (!user)
        throw Problem(ErrorCode::Unauthenticated);
    return std::move(*user);
}

one_time::Found requireCode(Transaction& tx, const QString& code, bool forReset)
{
    auto found = one_time::find(tx, code);
    if (!found || (found->purpose == CodePurpose::ResetPassword) != forReset)
        throw Problem(ErrorCode::CodeInvalid);
    return std::move(*found);
}

void answer(Transaction& tx, const QString& emailKey)
{
    const auto found = repository::credentialsByEmail(tx, emailKey);
    const auto user = found ? repository::liveUser(tx, found->user) : std::nullopt;
    if (!user)
        return;
    try {
        const auto code = one_time::issue(tx, user->id, CodePurpose::ResetPassword, user->email, emailKey);
        tx.raise(PasswordResetRequested{user->id, recipient(*user), code.token, code.expiresAt});
    } catch (const Problem& problem) {
        if (problem.code() != ErrorCode::RateLimited) // enough mails are on their way
            throw;
    }
}

} // namespace

AccountSecurityService::AccountSecurityService(const PasswordHasher& hasher, FailureLimit& failures)
    : m_hasher(hasher)
    , m_ownPassword(hasher, failures)
{
}

void AccountSecurityService::forgotPassword(Transaction& tx, const ForgotPasswordBody& body) const
{
    repository::insertResetRequest(tx, accounts::requireEmailKey(body.email));
}

int AccountSecurityService::answerForgotten(Transaction& tx, int limit) const
{
    const auto keys = repository::takeResetRequests(tx, limit);
    for (const QString& key : keys)
        answer(tx, key);
    return static_cast<int>(keys.size());
}

AccountSecurityService::NewPassword AccountSecurityService::prepareReset(
    Database& database, const ResetPasswordBody& body) const
{
    requireStrongPassword(body.password, {}, "/password"); // whoever it is for
    const auto found = database.readNow([&](Transaction& tx) { return requireCode(tx, body.code, true); });
    return {found.user, {}, hashedIfStrong(database, found.user, body.password, "/password")};
}

void AccountSecurityService::reset(
    Transaction& tx, const ResetPasswordBody& body, const NewPassword& prepared) const
{
    const auto found = requireCode(tx, body.code, true);
    if (found.user != prepared.user || !one_time::take(tx, body.code, found))
        throw Problem(ErrorCode::CodeInvalid);
    accounts::resetPassword(tx, found.user, prepared.hash);
    if (repository::verifyEmail(tx, found.user, found.emailKey))
        tx.raise(EmailVerified{found.user});
}

void AccountSecurityService::resendVerification(Transaction& tx, UserId id) const
{
    const User user = requireUser(tx, id);
    if (user.emailVerified)
        throw Problem(ErrorCode::EmailVerifiedAlready);
    accounts::askToVerify(tx, id, recipient(user));
}

void AccountSecurityService::verifyEmail(Transaction& tx, const VerifyEmailBody& body) const
{
    const auto found = requireCode(tx, body.code, false);
    const bool taken = one_time::take(tx, body.code, found);
    const auto user = repository::liveUser(tx, found.user);
    if (!taken || !user)
        throw Problem(ErrorCode::CodeInvalid);
    if (found.purpose == CodePurpose::VerifyEmail) {
        if (emailKey(user->email) != found.emailKey)
            throw Problem(ErrorCode::CodeInvalid);
        if (repository::verifyEmail(tx, found.user, found.emailKey))
            tx.raise(EmailVerified{found.user});
        return;
    }
    if (!repository::setEmail(tx, found.user, found.email, found.emailKey))
        throw Problem(ErrorCode::CodeInvalid);
    one_time::forgetAll(tx, found.user); // what was mailed to the former address
    tx.raise(EmailChanged{found.user, {found.email, user->displayName, user->locale}, recipient(*user)});
}

AccountSecurityService::NewPassword AccountSecurityService::prepareChangePassword(
    Database& database, UserId user, const QHostAddress& from, const ChangePasswordBody& body) const
{
    const QByteArray checked = m_ownPassword.require(database, user, from, body.currentPassword);
    return {user, checked, hashedIfStrong(database, user, body.newPassword, "/newPassword")};
}

void AccountSecurityService::changePassword(
    Transaction& tx, const api::Caller& caller, const NewPassword& prepared) const
{
    const User user = requireUser(tx, caller.user);
    if (!repository::replacePasswordHash(tx, caller.user, prepared.checkedHash, prepared.hash))
        throw Problem(ErrorCode::WrongCredentials);
    sign_ins::endOthersOf(tx, caller.user, caller.signIn, SignInEnd::PasswordChanged);
    tx.raise(PasswordChanged{caller.user, recipient(user), false});
}

void AccountSecurityService::prepareChangeEmail(
    Database& database, UserId user, const QHostAddress& from, const ChangeEmailBody& body) const
{
    accounts::requireEmailKey(body.email);
    m_ownPassword.require(database, user, from, body.password);
}

void AccountSecurityService::changeEmail(Transaction& tx, UserId id, const ChangeEmailBody& body) const
{
    const User user = requireUser(tx, id);
    const QString key = accounts::requireEmailKey(body.email);
    if (body.email == user.email)
        throw Problem::field("/email", "unchanged", QStringLiteral("Is the account's address already."));
    const auto holder = repository::credentialsByEmail(tx, key);
    if (holder && holder->user != id) // what decides is the unique key, when the code comes back
        throw Problem(ErrorCode::EmailTaken);
    const auto code = one_time::issue(tx, id, CodePurpose::ChangeEmail, body.email, key);
    tx.raise(EmailChangeRequested{
        id, {body.email, user.displayName, user.locale}, recipient(user), code.token, code.expiresAt});
}

Page<SignInInfo> AccountSecurityService::signIns(Transaction& tx, const api::Caller& caller) const
{
    Page<SignInInfo> page{repository::liveSignIns(tx, caller.user), std::nullopt};
    for (SignInInfo& signIn : page.items)
        signIn.current = signIn.id == caller.signIn;
    return page;
}

void AccountSecurityService::endSignIn(Transaction& tx, UserId user, SignInId id) const
{
    sign_ins::endOwn(tx, user, id);
}

QByteArray AccountSecurityService::hashedIfStrong(
    Database& database, UserId id, const QString& password, const char* pointer) const
{
    const auto user = database.readNow([&](Transaction& tx) { return repository::liveUser(tx, id); });
    QStringList about;
    if (user)
        about = {user->email, user->displayName, user->username.value_or(QString())};
    requireStrongPassword(password, about, pointer);
    return m_hasher.hash(password);
}

} // namespace gremio::identity
