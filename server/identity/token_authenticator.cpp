// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/token_authenticator.h"

#include "server/identity/access_key_repository.h"
#include "server/identity/access_key_service.h"
#include "server/identity/sign_in_repository.h"
#include "shared/core/problem.h"

namespace gremio::identity {

TokenAuthenticator::TokenAuthenticator(const AccessTokens& tokens, const Clock& clock, qsizetype capacity)
    : m_tokens(tokens)
    , m_clock(clock)
    , m_half(std::max<qsizetype>(capacity / 2, 1))
{
}

std::optional<api::Caller> TokenAuthenticator::cached(const QByteArray& bearer)
{
    if (bearer.size() > AccessTokens::maxSize)
        return std::nullopt;
    const QByteArray key = sha256(bearer);
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    auto found = m_young.constFind(key);
    if (found == m_young.constEnd()) {
        const auto older = m_old.constFind(key);
        if (older == m_old.constEnd())
            return std::nullopt;
        const Remembered still = *older;
        insert(key, still);
        found = m_young.constFind(key);
    }
    if (now >= found->until)
        return std::nullopt;
    if (found->caller.accessKey)
        m_usedKeys[*found->caller.accessKey] = now;
    return found->caller;
}

api::Caller TokenAuthenticator::authenticate(const QByteArray& bearer, storage::Transaction& tx)
{
    if (bearer.startsWith(accessKeyPrefix))
        return authenticateKey(bearer, tx);
    const QByteArray keyId = m_tokens.key().keyId();
    const AccessTokens::Reading reading = m_tokens.read(bearer, tx.now());
    if (!reading.claims)
        throw Problem(reading.refusal == AccessTokens::Refusal::Expired ? ErrorCode::TokenExpired
                                                                        : ErrorCode::Unauthenticated);
    const repository::Standing standing =
        repository::standing(tx, reading.claims->user, reading.claims->signIn);
    if (!standing.live)
        throw Problem(ErrorCode::Unauthenticated);
    api::Caller caller{reading.claims->user, reading.claims->signIn, {}};
    caller.until = reading.claims->expiresAt + AccessTokens::leeway;
    for (const Role role : standing.roles)
        caller.roles.add(role);
    remember(sha256(bearer), {caller, *caller.until}, standing.version);
    if (m_tokens.key().keyId() != keyId)
        forget(); // the key was replaced while we read, and its forget() may have come too early
    return caller;
}

api::Caller TokenAuthenticator::authenticateKey(const QByteArray& bearer, storage::Transaction& tx)
{
    const auto hash = accessKeyHash(bearer);
    const repository::KeyStanding standing =
        hash ? repository::keyStanding(tx, *hash) : repository::KeyStanding();
    if (!standing.caller)
        throw Problem(ErrorCode::Unauthenticated);
    constexpr Instant never = Instant::max();
    remember(sha256(bearer), {*standing.caller, standing.expiresAt.value_or(never)}, standing.version);
    const std::lock_guard lock(m_mutex);
    m_usedKeys[*standing.caller->accessKey] = tx.now();
    return *standing.caller;
}

std::optional<api::Caller> TokenAuthenticator::again(const api::Caller& caller, storage::Transaction& tx)
{
    if (caller.accessKey)
        return repository::keyStanding(tx, *caller.accessKey).caller;
    const repository::Standing standing = repository::standing(tx, caller.user, caller.signIn);
    if (!standing.live)
        return std::nullopt;
    api::Caller now = caller;
    now.roles = {};
    for (const Role role : standing.roles)
        now.roles.add(role);
    return now;
}

QHash<AccessKeyId, Instant> TokenAuthenticator::takeUsedKeys()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_usedKeys, {});
}

void TokenAuthenticator::listen(storage::EventBus& bus)
{
    bus.afterCommit<SecurityVersionRaised>([this](const SecurityVersionRaised& event) {
        {
            const std::lock_guard lock(m_mutex);
            if (event.version > m_countedFrom)
                ++m_raisedHere;
        }
        learn(event.version);
    });
}

std::unique_ptr<storage::Database::Watch> TokenAuthenticator::watch(
    storage::Database& database, std::function<void()> first, std::function<void()> elsewhere)
{
    return database.watch(std::chrono::milliseconds(250),
        [this, first = std::move(first), elsewhere = std::move(elsewhere)](storage::Transaction& tx) {
            if (first)
                first();
            const qint64 version = repository::securityVersion(tx);
            learn(version);
            if (learnElsewhere(version) && elsewhere)
                elsewhere();
        });
}

/// A version counts every change: what is more than what this process did, others did. One of ours that is
/// committed but not announced yet counts as theirs; that costs a look too many.
bool TokenAuthenticator::learnElsewhere(qint64 version)
{
    const std::lock_guard lock(m_mutex);
    const bool isTheirs = m_countedFrom != 0 && version - m_countedFrom > m_raisedHere;
    m_countedFrom = version;
    m_raisedHere = 0;
    return isTheirs;
}

void TokenAuthenticator::forget()
{
    const std::lock_guard lock(m_mutex);
    m_young.clear();
    m_old.clear();
}

void TokenAuthenticator::learn(qint64 version)
{
    const std::lock_guard lock(m_mutex);
    if (version <= m_version)
        return;
    m_version = version;
    m_young.clear();
    m_old.clear();
}

void TokenAuthenticator::remember(const QByteArray& key, const Remembered& what, qint64 version)
{
    learn(version);
    const std::lock_guard lock(m_mutex);
    if (version == m_version) // otherwise it may have been out of date before it came here
        insert(key, what);
}

void TokenAuthenticator::insert(const QByteArray& key, const Remembered& what)
{
    if (m_young.size() >= m_half && !m_young.contains(key)) {
        m_old = std::move(m_young);
        m_young = Generation();
    }
    m_young.insert(key, what);
}

} // namespace gremio::identity
