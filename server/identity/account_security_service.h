// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/identity/own_password.h"
#include "shared/protocol/account_security.h"
#include "shared/protocol/paging.h"

namespace gremio::identity {

/// What keeps an account its owner's: passwords, the address, where it is signed in. The prepare…() functions
/// are slow (they hash) and read only: they run before the transaction of the function they are named after.
/// Any thread.
class AccountSecurityService {
public:
    /// Both outlive this.
    AccountSecurityService(const PasswordHasher& hasher, FailureLimit& failures);

    /// Only takes note, whoever it is: what follows is the work of answerForgotten(), so that nobody can tell
    /// by the time it takes whether there is such an account. Throws Problem(ValidationFailed).
    void forgotPassword(storage::Transaction& tx, const ForgotPasswordBody& body) const;

    /// Has a code mailed to those who asked and have an account. How many were looked at, at most `limit`.
    int answerForgotten(storage::Transaction& tx, int limit) const;

    struct NewPassword {
        UserId user;
        QByteArray checkedHash; ///< of the password that is replaced; empty for a reset
        QByteArray hash;
    };
    /// Throws Problem: CodeInvalid, WeakPassword.
    NewPassword prepareReset(storage::Database& database, const ResetPasswordBody& body) const;
    /// Ends every sign-in and access key, and confirms the address that the code was mailed to. Throws
    /// Problem(CodeInvalid).
    void reset(storage::Transaction& tx, const ResetPasswordBody& body, const NewPassword& prepared) const;

    /// Throws Problem: EmailVerifiedAlready, RateLimited.
    void resendVerification(storage::Transaction& tx, UserId user) const;
    /// The code of a new account, or of a new address, which then becomes the account's. Throws Problem:
    /// CodeInvalid, EmailTaken.
    void verifyEmail(storage::Transaction& tx, const VerifyEmailBody& body) const;

    /// Throws Problem: WrongCredentials, RateLimited, WeakPassword.
    NewPassword prepareChangePassword(storage::Database& database, UserId user, const QHostAddress& from,
        const ChangePasswordBody& body) const;
    /// Ends every sign-in but the caller's. Throws Problem(WrongCredentials) when it was changed meanwhile.
    void changePassword(
        storage::Transaction& tx, const api::Caller& caller, const NewPassword& prepared) const;

    /// Throws Problem: WrongCredentials, RateLimited, ValidationFailed.
    void prepareChangeEmail(storage::Database& database, UserId user, const QHostAddress& from,
        const ChangeEmailBody& body) const;
    /// Has a code mailed to the new address; nothing else changes. Throws Problem: EmailTaken, RateLimited,
    /// ValidationFailed for the address that it has.
    void changeEmail(storage::Transaction& tx, UserId user, const ChangeEmailBody& body) const;

    Page<SignInInfo> signIns(storage::Transaction& tx, const api::Caller& caller) const;
    /// Throws Problem(NotFound).
    void endSignIn(storage::Transaction& tx, UserId user, SignInId id) const;

private:
    QByteArray hashedIfStrong(
        storage::Database& database, UserId user, const QString& password, const char* pointer) const;

    const PasswordHasher& m_hasher;
    OwnPassword m_ownPassword;
};

} // namespace gremio::identity
