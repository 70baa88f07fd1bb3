// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/profile_controller.h"

namespace gremio {

ProfileController::ProfileController(
    ApiClient& api, ProfileStore& store, SessionStore& session, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_session(session)
{
    refresher.follow(Topic::Profile, this, [this] { refresh(); });
}

void ProfileController::refresh()
{
    if (m_loading.isRunning() || m_store.isSaving())
        return;
    m_store.begin();
    m_loading = m_api.profile(m_store.profile().etag);
    m_loading.then(
        this,
        [this](const Answer<Profile>& answer) {
            if (answer.unchanged)
                m_store.confirm();
            else
                m_store.set(answer.value, answer.etag);
        },
        [this](const ApiError& error) { m_store.fail(error); });
}

void ProfileController::save(
    const std::optional<ProfileBody>& profile, const std::optional<UpdateUserBody>& user)
{
    m_loading.cancel();
    m_store.beginSave();
    if (!user) {
        if (profile)
            saveProfile(*profile);
        else
            m_store.endSave({});
        return;
    }
    m_api.updateMe(*user).then(
        this,
        [this, profile](const Answer<User>& answer) {
            m_session.setUser(answer.value);
            if (profile)
                saveProfile(*profile);
            else
                m_store.endSave({});
        },
        [this](const ApiError& error) { m_store.endSave(error); });
}

void ProfileController::saveProfile(const ProfileBody& body)
{
    m_api.updateProfile(body).then(
        this,
        [this](const Answer<Profile>& answer) {
            m_store.set(answer.value, answer.etag);
            m_store.endSave({});
        },
        [this](const ApiError& error) { m_store.endSave(error); });
}

} // namespace gremio
