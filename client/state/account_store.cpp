// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/account_store.h"

#include <algorithm>

namespace gremio {

int AccountStore::otherSignIns() const
{
    const auto& all = m_signIns.value;
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const SignInInfo& one) { return !one.current; }));
}

void AccountStore::beginSignIns()
{
    m_signIns.begin();
    Q_EMIT signInsChanged();
}

void AccountStore::setSignIns(std::vector<SignInInfo> items)
{
    // Mine first: it is the one that people look for.
    std::stable_partition(items.begin(), items.end(), [](const SignInInfo& one) { return one.current; });
    m_signIns.succeed(std::move(items), {});
    Q_EMIT signInsChanged();
}

void AccountStore::failSignIns(const ApiError& error)
{
    m_signIns.fail(error);
    Q_EMIT signInsChanged();
}

void AccountStore::setEnding(const SignInId& id, bool ending)
{
    if (ending)
        m_endingSignIns.insert(id);
    else
        m_endingSignIns.remove(id);
    Q_EMIT signInsChanged();
}

void AccountStore::removeSignIn(const SignInId& id)
{
    m_endingSignIns.remove(id);
    std::erase_if(m_signIns.value, [&](const SignInInfo& one) { return one.id == id; });
    Q_EMIT signInsChanged();
}

void AccountStore::beginKeys()
{
    m_keys.begin();
    Q_EMIT keysChanged();
}

void AccountStore::setKeys(std::vector<AccessKey> items)
{
    m_keys.succeed(std::move(items), {});
    Q_EMIT keysChanged();
}

void AccountStore::failKeys(const ApiError& error)
{
    m_keys.fail(error);
    Q_EMIT keysChanged();
}

void AccountStore::setEnding(const AccessKeyId& id, bool ending)
{
    if (ending)
        m_endingKeys.insert(id);
    else
        m_endingKeys.remove(id);
    Q_EMIT keysChanged();
}

void AccountStore::addKey(const AccessKey& key)
{
    m_keys.value.insert(m_keys.value.begin(), key);
    Q_EMIT keysChanged();
}

void AccountStore::removeKey(const AccessKeyId& id)
{
    m_endingKeys.remove(id);
    std::erase_if(m_keys.value, [&](const AccessKey& one) { return one.id == id; });
    Q_EMIT keysChanged();
}

} // namespace gremio
