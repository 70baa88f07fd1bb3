// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/identity_chores.h"

#include "server/identity/access_key_repository.h"
#include "server/identity/account_security_service.h"
#include "server/identity/token_authenticator.h"

#include <atomic>

namespace gremio::identity {

namespace {
/// Few enough that others on the writer do not wait long for it.
constexpr int batch = 100;
/// Every how many rounds it is written down when keys were used.
constexpr int keysEvery = 30;
} // namespace

/// Kept by the jobs that run, so that it may outlive the timer.
struct IdentityChores::Round : std::enable_shared_from_this<Round> {
    Round(storage::Database& d, const AccountSecurityService& s, TokenAuthenticator& a)
        : database(d)
        , security(s)
        , authenticator(a)
    {
    }

    void start()
    {
        if (rounds++ % keysEvery == 0)
            writeUsedKeys();
        if (!running.exchange(true))
            answerForgotten();
    }

    void answerForgotten()
    {
        database.write(
            [self = shared_from_this()](
                storage::Transaction& tx) { self->answered = self->security.answerForgotten(tx, batch); },
            [self = shared_from_this()](std::exception_ptr failure) {
                // What fails now is tried again at the next round.
                if (!failure && self->answered == batch)
                    self->answerForgotten();
                else
                    self->running = false;
            });
    }

    void writeUsedKeys()
    {
        const auto used = authenticator.takeUsedKeys();
        if (used.isEmpty())
            return;
        database.write(
            [used](storage::Transaction& tx) {
                for (auto key = used.begin(); key != used.end(); ++key)
                    repository::useAccessKey(tx, key.key(), key.value());
            },
            [](std::exception_ptr) {}); // it is only for people to look at
    }

    storage::Database& database;
    const AccountSecurityService& security;
    TokenAuthenticator& authenticator;
    int rounds = 0; // of the timer's thread
    std::atomic<bool> running = false;
    std::atomic<int> answered = 0;
};

IdentityChores::IdentityChores(storage::Database& database, const AccountSecurityService& security,
    TokenAuthenticator& authenticator, std::chrono::milliseconds every)
    : m_round(std::make_shared<Round>(database, security, authenticator))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [round = m_round] { round->start(); });
    m_timer.start(every);
    m_round->start();
}

} // namespace gremio::identity
