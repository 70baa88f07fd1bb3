// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/reload.h"
#include "client/state/profile_store.h"
#include "client/state/refresher.h"
#include "client/state/session_store.h"

namespace gremio {

class SessionController;

/// Loads and saves my profile, and the name and time zone of my account with it.
class ProfileController : public QObject {
    Q_OBJECT

public:
    ProfileController(ApiClient& api, ProfileStore& store, SessionController& session, Refresher& refresher,
        QObject* parent = nullptr);

    void refresh();
    /// The parts that changed; both or one. What was changed elsewhere meanwhile is not overwritten: it is
    /// loaded, and the store's saveError() is PreconditionFailed.
    /// base: the account as it was when the changes were made.
    void save(const std::optional<ProfileBody>& profile, const std::optional<UpdateUserBody>& user,
        const SessionStore::Account& base);

private:
    void saveProfile(const ProfileBody& body, const std::optional<UpdateUserBody>& user,
        const SessionStore::Account& base);
    void saveUser(const std::optional<UpdateUserBody>& user, const SessionStore::Account& base);
    void fail(const ApiError& error);

    ApiClient& m_api;
    ProfileStore& m_store;
    SessionController& m_session;
    Reload<Profile> m_loading;
};

} // namespace gremio
