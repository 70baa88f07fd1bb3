// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/loadable.h"
#include "shared/protocol/access_key.h"
#include "shared/protocol/account_security.h"

#include <QObject>
#include <QSet>

namespace gremio {

/// Where my account is signed in, and with which keys programs act for it.
class AccountStore : public QObject {
    Q_OBJECT

public:
    using SignIns = Loadable<std::vector<SignInInfo>>;
    using Keys = Loadable<std::vector<AccessKey>>;

    using QObject::QObject;

    const SignIns& signIns() const { return m_signIns; }
    const Keys& keys() const { return m_keys; }
    /// How many sign-ins there are beside the one of this window.
    int otherSignIns() const;
    /// It was asked to end, and the server has not answered yet.
    bool isEnding(const SignInId& id) const { return m_endingSignIns.contains(id); }
    bool isEnding(const AccessKeyId& id) const { return m_endingKeys.contains(id); }

    void beginSignIns();
    void setSignIns(std::vector<SignInInfo> items);
    void failSignIns(const ApiError& error);
    void setEnding(const SignInId& id, bool ending);
    void removeSignIn(const SignInId& id);

    void beginKeys();
    void setKeys(std::vector<AccessKey> items);
    void failKeys(const ApiError& error);
    void setEnding(const AccessKeyId& id, bool ending);
    void addKey(const AccessKey& key);
    void removeKey(const AccessKeyId& id);

Q_SIGNALS:
    void signInsChanged();
    void keysChanged();

private:
    SignIns m_signIns;
    Keys m_keys;
    QSet<SignInId> m_endingSignIns;
    QSet<AccessKeyId> m_endingKeys;
};

} // namespace gremio
