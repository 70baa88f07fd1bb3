// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/profile/profile_controller.h"

#include "client/start/session_controller.h"

#include <QPointer>

namespace gremio {

ProfileController::ProfileController(
    ApiClient& api, ProfileStore& store, SessionController& session, Refresher& refresher, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_session(session)
{
    refresher.follow(Topic::Profile, this, [this] { refresh(); });
}

void ProfileController::refresh()
{
    if (m_store.isSaving())
        return;
    m_store.begin();
    m_loading.run(
        this, [this] { return m_api.profile(m_store.profile().etag); },
        [this](const Answer<Profile>& answer) {
            if (answer.unchanged)
                m_store.confirm();
            else
                m_store.set(answer.value, answer.etag);
        },
        [this](const ApiError& error) { m_store.fail(error); });
}

void ProfileController::save(const std::optional<ProfileBody>& profile,
    const std::optional<UpdateUserBody>& user, const SessionStore::Account& base)
{
    m_loading.cancel();
    m_store.beginSave();
    if (profile)
        saveProfile(*profile, user, base);
    else
        saveUser(user, base);
}

/// First: what the account is called is part of the profile, so its ETag is another afterwards.
void ProfileController::saveProfile(
    const ProfileBody& body, const std::optional<UpdateUserBody>& user, const SessionStore::Account& base)
{
    m_api.updateProfile(body, m_store.profile().etag)
        .then(
            this,
            [this, user, base](const Answer<Profile>& answer) {
                m_store.set(answer.value, answer.etag);
                saveUser(user, base);
            },
            [this](const ApiError& error) { fail(error); });
}

void ProfileController::saveUser(const std::optional<UpdateUserBody>& user, const SessionStore::Account& base)
{
    if (!user) {
        m_store.endSave({});
        refresh(); // what was told meanwhile was not heard
        return;
    }
    m_session.updateUser(*user, base, [this, guard = QPointer(this)](const std::optional<ApiError>& error) {
        if (!guard)
            return;
        if (error) {
            fail(*error);
            return;
        }
        m_store.endSave({});
        refresh();
    });
}

void ProfileController::fail(const ApiError& error)
{
    m_store.endSave(error);
    if (error.is(ErrorCode::PreconditionFailed))
        refresh();
}

} // namespace gremio
