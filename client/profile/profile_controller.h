// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/state/profile_store.h"
#include "client/state/refresher.h"
#include "client/state/session_store.h"

namespace gremio {

/// Loads and saves my profile, and the name and time zone of my account with it.
class ProfileController : public QObject {
    Q_OBJECT

public:
    ProfileController(ApiClient& api, ProfileStore& store, SessionStore& session, Refresher& refresher,
        QObject* parent = nullptr);

    void refresh();
    /// The parts that changed; both or one.
    void save(const std::optional<ProfileBody>& profile, const std::optional<UpdateUserBody>& user);

private:
    void saveProfile(const ProfileBody& body);

    ApiClient& m_api;
    ProfileStore& m_store;
    SessionStore& m_session;
    Call<Profile> m_loading;
};

} // namespace gremio
