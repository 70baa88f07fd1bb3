// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/access_key_service.h"
#include "server/identity/account_security_service.h"
#include "server/identity/identity_service.h"
#include "server/identity/token_authenticator.h"
#include "server/identity/user_repository.h"
#include "shared/protocol/server_info.h"
#include "tests/support/test_database.h"

#include <QSemaphore>

#include <mutex>
#include <variant>
#include <vector>

namespace gremio::test {

/// The identity domain on a fresh database, without HTTP. Hashes are cheap, so that tests are quick.
class IdentityFixture {
public:
    explicit IdentityFixture(Engine engine, Registration registration = Registration::Open)
        : base(engine)
        , tokens(identity::SigningKey::fromSeed(seed()))
        , authenticator(tokens, base.clock)
        , failures(base.clock)
        , service(hasher, tokens, failures, registration)
        , security(hasher, failures)
    {
        identity::repository::registerConstraints(base.options.constraints);
        base.options.writers = 8;
        record<identity::UserRegistered>(registered);
        record<identity::UserChanged>(changed);
        record<identity::UserDeleted>(deleted);
        record<identity::SignInEnded>(ended);
        record<identity::EmailVerificationRequested>(toVerify);
        record<identity::EmailVerified>(verified);
        record<identity::PasswordResetRequested>(toReset);
        record<identity::EmailChangeRequested>(toChange);
        record<identity::EmailChanged>(emailChanged);
        record<identity::PasswordChanged>(passwordChanged);
        record<identity::AccessKeyMade>(keysMade);
        authenticator.listen(base.bus);
        base.bus.freeze();
    }

    storage::Database& database() { return base.database(); }

    template <class F>
    auto write(F f)
    {
        return database().writeNow(std::move(f));
    }
    template <class F>
    auto read(F f)
    {
        return database().readNow(std::move(f));
    }

    static RegisterBody registration(const QString& email = QStringLiteral("rosa@example.org"))
    {
        RegisterBody body;
        body.email = email;
        body.password = password;
        body.displayName = QStringLiteral("Rosa L\u00F3pez");
        body.role = SignUpRole::Apprentice;
        return body;
    }

    SignedIn signUp(const RegisterBody& body = registration())
    {
        const auto prepared = service.prepareRegister(database(), body);
        return write([&](storage::Transaction& tx) { return service.registerUser(tx, body, prepared); });
    }
    SignedIn logIn(const QString& email, const QString& secret)
    {
        const auto prepared = service.prepareLogIn(database(), {email, secret});
        return write([&](storage::Transaction& tx) { return service.logIn(tx, prepared); });
    }
    std::variant<SignedIn, Problem> refresh(const QString& token, const QByteArray& key = {})
    {
        return write([&](storage::Transaction& tx) { return service.refresh(tx, {token}, key); });
    }
    api::Caller authenticate(const QString& accessToken)
    {
        return read(
            [&](storage::Transaction& tx) { return authenticator.authenticate(accessToken.toLatin1(), tx); });
    }

    /// `count` times the same job, all handed over before any is waited for; what each came to.
    template <class R>
    std::vector<std::variant<R, ErrorCode>> race(
        int count, const std::function<R(storage::Transaction&, int)>& job)
    {
        std::vector<std::variant<R, ErrorCode>> results(std::size_t(count), ErrorCode::Internal);
        QSemaphore done;
        for (int i = 0; i < count; ++i) {
            auto& result = results[std::size_t(i)];
            database().write([&job, &result, i](storage::Transaction& tx) { result = job(tx, i); },
                [&result, &done](std::exception_ptr failure) {
                    if (failure)
                        result = codeOf([&] { std::rethrow_exception(failure); });
                    done.release();
                });
        }
        done.acquire(count);
        return results;
    }

    /// The problem that it throws; Internal for none or another exception.
    template <class F>
    static ErrorCode codeOf(F f)
    {
        try {
            f();
        } catch (const Problem& problem) {
            return problem.code();
        } catch (const std::exception& other) {
            qWarning("not a problem: %s", other.what());
        }
        return ErrorCode::Internal;
    }

    static inline const QString password = QStringLiteral("violet-anvil 42");

    TestDatabase base;
    const identity::PasswordHasher hasher{{1, 64}};
    identity::AccessTokens tokens;
    identity::TokenAuthenticator authenticator;
    identity::FailureLimit failures;
    const identity::IdentityService service;
    const identity::AccountSecurityService security;
    const identity::AccessKeyService accessKeys{};

    // Events after their commit, in order.
    std::vector<identity::UserRegistered> registered;
    std::vector<identity::UserChanged> changed;
    std::vector<identity::UserDeleted> deleted;
    std::vector<identity::SignInEnded> ended;
    std::vector<identity::EmailVerificationRequested> toVerify;
    std::vector<identity::EmailVerified> verified;
    std::vector<identity::PasswordResetRequested> toReset;
    std::vector<identity::EmailChangeRequested> toChange;
    std::vector<identity::EmailChanged> emailChanged;
    std::vector<identity::PasswordChanged> passwordChanged;
    std::vector<identity::AccessKeyMade> keysMade;

private:
    static identity::SecretBytes seed() { return {}; }

    template <class E>
    void record(std::vector<E>& events)
    {
        base.bus.afterCommit<E>([this, &events](const E& event) {
            const std::lock_guard lock(m_mutex);
            events.push_back(event);
        });
    }

    std::mutex m_mutex;
};

} // namespace gremio::test
