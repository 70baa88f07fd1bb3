// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/profile_store.h"

namespace gremio {

void ProfileStore::begin()
{
    const auto before = m_profile.state;
    m_profile.begin();
    if (m_profile.state != before)
        Q_EMIT changed();
}

void ProfileStore::set(const Profile& profile, const QByteArray& etag)
{
    m_profile.succeed(profile, etag);
    Q_EMIT changed();
}

void ProfileStore::confirm()
{
    const bool news = m_profile.stale || !m_profile.isLoaded();
    m_profile.confirm();
    if (news)
        Q_EMIT changed();
}

void ProfileStore::fail(const ApiError& error)
{
    m_profile.fail(error);
    Q_EMIT changed();
}

void ProfileStore::beginSave()
{
    m_saving = true;
    m_saveError.reset();
    Q_EMIT changed();
}

void ProfileStore::endSave(const std::optional<ApiError>& error)
{
    m_saving = false;
    m_saveError = error;
    Q_EMIT changed();
    if (!error)
        Q_EMIT saved();
}

} // namespace gremio
