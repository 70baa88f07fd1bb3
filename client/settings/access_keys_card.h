// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/settings/settings_list.h"
#include "client/state/account_store.h"
#include "client/state/session_store.h"
#include "shared/core/clock.h"

namespace gremio {

class AccountController;

/// The keys with which programs act for the account: make one, look at them, take one back.
class AccessKeysCard : public SettingsList {
    Q_OBJECT

public:
    AccessKeysCard(const AccountStore& store, const SessionStore& session, AccountController& controller,
        const Clock& clock, QWidget* parent = nullptr);

private:
    void follow() override;
    void fill();
    void askRevoke(const AccessKey& key);
    QString about(const AccessKey& key) const;

    const AccountStore& m_store;
    const SessionStore& m_session;
    AccountController& m_controller;
    const Clock& m_clock;
};

} // namespace gremio
