// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/authenticator.h"
#include "server/identity/access_token.h"
#include "server/storage/database.h"
#include "shared/core/clock.h"

#include <QHash>

#include <functional>
#include <memory>
#include <mutex>

namespace gremio::identity {

/// Turns access tokens and access keys into callers. That a token is ours is in the token; whether its
/// sign-in still lives and which roles the account has is asked of the database, and remembered for as long
/// as `security_version` stays what it is; so are keys. Any thread.
class TokenAuthenticator final : public api::Authenticator {
public:
    /// Tokens and clock outlive this. Remembers at most about `capacity` callers.
    TokenAuthenticator(const AccessTokens& tokens, const Clock& clock, qsizetype capacity = 20'000);

    std::optional<api::Caller> cached(const QByteArray& bearer) override;
    api::Caller authenticate(const QByteArray& bearer, storage::Transaction& tx) override;
    std::optional<api::Caller> again(const api::Caller& caller, storage::Transaction& tx) override;

    /// The access keys that were used since the last call, and when.
    QHash<AccessKeyId, Instant> takeUsedKeys();

    /// Forgets at once, after the commit, what this process itself made out of date. Before
    /// EventBus::freeze().
    void listen(storage::EventBus& bus);

    /// Looks a few times a second for what other processes did. Ends with the handle, which goes before this.
    /// `first` is called before each look, `elsewhere` when another process made something out of date, both
    /// in the watch's thread.
    std::unique_ptr<storage::Database::Watch> watch(
        storage::Database& database, std::function<void()> first = {}, std::function<void()> elsewhere = {});

    /// Every caller is looked up again: for another signing key.
    void forget();

private:
    struct Remembered {
        api::Caller caller;
        Instant until{};
    };
    using Generation = QHash<QByteArray, Remembered>; // by SHA-256 of the token

    api::Caller authenticateKey(const QByteArray& bearer, storage::Transaction& tx);
    void learn(qint64 version);
    bool learnElsewhere(qint64 version);
    void remember(const QByteArray& key, const Remembered& what, qint64 version);
    void insert(const QByteArray& key, const Remembered& what);

    const AccessTokens& m_tokens;
    const Clock& m_clock;
    const qsizetype m_half;

    std::mutex m_mutex;
    // What was not asked for while one generation filled up goes with the next.
    Generation m_young;
    Generation m_old;
    qint64 m_version = 0;
    qint64 m_countedFrom = 0; ///< the version that the watch saw last
    qint64 m_raisedHere = 0; ///< how often it was raised by this process since
    QHash<AccessKeyId, Instant> m_usedKeys;
};

} // namespace gremio::identity
