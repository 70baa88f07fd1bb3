// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/access_token.h"
#include "server/identity/own_password.h"
#include "server/identity/password_hasher.h"
#include "server/identity/sign_ins.h"
#include "server/storage/database.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/server_info.h"

#include <variant>

namespace gremio::identity {

/// The rules of accounts and sign-ins. The prepare…() functions are slow (they hash) and read only: they run
/// before the transaction of the function they are named after. Holds no state; any thread.
class IdentityService {
public:
    /// Hasher, tokens and failures outlive this.
    IdentityService(const PasswordHasher& hasher, const AccessTokens& tokens, FailureLimit& failures,
        Registration registration = Registration::Open);

    /// A password that may be stored.
    struct PreparedRegistration {
        QByteArray passwordHash;
    };
    /// Throws Problem: RegistrationClosed, ValidationFailed, WeakPassword, EmailTaken.
    PreparedRegistration prepareRegister(storage::Database& database, const RegisterBody& body) const;
    /// Throws Problem: EmailTaken, UsernameTaken.
    SignedIn registerUser(storage::Transaction& tx, const RegisterBody& body,
        const PreparedRegistration& prepared, const Device& device = {}) const;

    /// Why somebody is not let in, and whose account it was, if there is one.
    class RefusedLogIn : public Problem {
    public:
        RefusedLogIn(Problem problem, std::optional<UserId> whose)
            : Problem(std::move(problem))
            , user(whose)
        {
        }
        std::optional<UserId> user;
    };

    /// Somebody whose password was right.
    struct PreparedLogIn {
        UserId user;
        QByteArray checkedHash;
        QByteArray betterHash; ///< empty: the one that was checked is good enough
    };
    /// An unknown address costs a hash too. Throws Problem: RateLimited, known or not; WrongCredentials;
    /// AccountSuspended, to nobody but who knows the password.
    PreparedLogIn prepareLogIn(
        storage::Database& database, const LoginBody& body, const QHostAddress& from = {}) const;
    /// As above, for a log-in over the network: what was refused is written down by finishLogIn().
    std::variant<PreparedLogIn, RefusedLogIn> tryLogIn(
        storage::Database& database, const LoginBody& body, const QHostAddress& from) const;
    std::variant<SignedIn, Problem> finishLogIn(storage::Transaction& tx,
        const std::variant<PreparedLogIn, RefusedLogIn>& tried, const Device& device) const;
    /// Throws Problem(WrongCredentials) when the account changed since.
    SignedIn logIn(storage::Transaction& tx, const PreparedLogIn& prepared, const Device& device = {}) const;

    /// As sign_ins::refresh().
    std::variant<SignedIn, Problem> refresh(storage::Transaction& tx, const RefreshBody& body,
        QByteArrayView idempotencyKey, const Device& device = {}) const;

    /// What the tokens of browser_sign_in.h are made with.
    SecretBytes browserKey() const { return m_tokens.key().refreshKey(); }

    void logOut(storage::Transaction& tx, SignInId signIn) const;
    void logOutEverywhere(storage::Transaction& tx, UserId user) const;

    /// Throws Problem(NotFound) for accounts that others do not see.
    PublicUser publicUser(storage::Transaction& tx, UserId user) const;
    /// Throws Problem(Unauthenticated) when the account is gone since the caller was let in.
    User me(storage::Transaction& tx, UserId user) const;
    /// Throws Problem: UsernameTaken, ValidationFailed, Unauthenticated as above.
    User update(storage::Transaction& tx, UserId user, const UpdateUserBody& body) const;

    /// The password is asked again. Throws Problem: WrongCredentials, RateLimited.
    void prepareRemove(
        storage::Database& database, UserId user, const QHostAddress& from, const DeleteUserBody& body) const;
    void remove(storage::Transaction& tx, UserId user) const;

private:
    SignedIn begin(storage::Transaction& tx, UserId user, const Device& device) const;
    SignedIn signedIn(storage::Transaction& tx, const sign_ins::Started& started) const;

    const PasswordHasher& m_hasher;
    const AccessTokens& m_tokens;
    FailureLimit& m_failures;
    OwnPassword m_ownPassword;
    Registration m_registration;
};

} // namespace gremio::identity
