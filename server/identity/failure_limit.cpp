// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/failure_limit.h"

#include "server/identity/crypto.h"
#include "server/net/address_key.h"
#include "shared/core/problem.h"

#include <algorithm>

namespace gremio::identity {

namespace {

QByteArray keyOf(QByteArrayView account, const QHostAddress& from)
{
    const net::AddressKey address = net::addressKey(from);
    return sha256(QByteArray::number(address.network, 16) + ' ' + QByteArray::number(address.host, 16) + ' '
        + account.toByteArray());
}

} // namespace

FailureLimit::FailureLimit(const Clock& clock, int most)
    : m_clock(clock)
    , m_most(static_cast<std::size_t>(std::max(most, 0)))
{
}

FailureLimit::Attempt::Attempt(FailureLimit& limit, QByteArray key, Instant at)
    : m_limit(limit)
    , m_key(std::move(key))
    , m_at(at)
{
}

void FailureLimit::Attempt::succeeded()
{
    m_limit.takeBack(m_key, m_at);
}

FailureLimit::Attempt FailureLimit::begin(QByteArrayView account, const QHostAddress& from)
{
    const Instant now = m_clock.now();
    QByteArray key = keyOf(account, from);
    const std::lock_guard lock(m_mutex);
    if (m_most > 0) {
        Failures& failures = failuresOf(key, now);
        if (failures.size() >= m_most) {
            const auto wait = std::chrono::ceil<std::chrono::seconds>(failures.front() + window - now);
            throw Problem(ErrorCode::RateLimited).setRetryAfter(std::max(wait, std::chrono::seconds(1)));
        }
        failures.push_back(now);
    }
    return {*this, std::move(key), now};
}

FailureLimit::Failures& FailureLimit::failuresOf(const QByteArray& key, Instant now)
{
    if (now - m_turned >= window) {
        const bool bothOver = now - m_turned >= 2 * window;
        m_old = bothOver ? Generation() : std::move(m_young);
        m_young = Generation();
        m_turned = now;
    }
    if (m_old.contains(key))
        m_young.insert(key, m_old.take(key));
    Failures& failures = m_young[key];
    std::erase_if(failures, [now](Instant at) { return now - at >= window; });
    return failures;
}

void FailureLimit::takeBack(const QByteArray& key, Instant at)
{
    const std::lock_guard lock(m_mutex);
    for (Generation* generation : {&m_young, &m_old}) {
        const auto found = generation->find(key);
        if (found == generation->end())
            continue;
        const auto place = std::find(found->begin(), found->end(), at);
        if (place != found->end())
            found->erase(place);
    }
}

} // namespace gremio::identity
