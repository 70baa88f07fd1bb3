// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/session_store.h"

#include <algorithm>

namespace gremio {

bool SessionStore::has(Role role) const
{
    return std::find(m_user.roles.begin(), m_user.roles.end(), role) != m_user.roles.end();
}

void SessionStore::setState(State state)
{
    m_state = state;
    m_error.reset();
    Q_EMIT changed();
}

void SessionStore::setSignedIn(const User& user)
{
    m_user = user;
    m_userEtag.clear();
    m_error.reset();
    const bool entering = m_state != State::SignedIn;
    m_state = State::SignedIn;
    Q_EMIT changed();
    if (entering)
        Q_EMIT signedIn();
}

void SessionStore::setUser(const User& user, const QByteArray& etag)
{
    const bool same = user == m_user;
    if (!same || !etag.isEmpty())
        m_userEtag = etag;
    if (same)
        return;
    m_user = user;
    Q_EMIT userChanged();
}

void SessionStore::setSignedOut(const std::optional<ApiError>& why)
{
    const bool leaving = m_state == State::SignedIn;
    m_state = State::SignedOut;
    m_error = why;
    Q_EMIT changed();
    if (leaving)
        Q_EMIT signedOut();
}

void SessionStore::setServer(const QUrl& server, ServerState state)
{
    m_server = server;
    m_serverState = state;
    m_serverError.reset();
    Q_EMIT serverChanged();
}

void SessionStore::setServerInfo(const ServerInfo& info)
{
    m_serverInfo = info;
    m_serverState = ServerState::Good;
    m_serverError.reset();
    Q_EMIT serverChanged();
}

void SessionStore::setServerError(const ApiError& error)
{
    m_serverState = ServerState::Bad;
    m_serverError = error;
    Q_EMIT serverChanged();
}

void SessionStore::setKeeping(Keeping keeping)
{
    if (keeping == m_keeping)
        return;
    m_keeping = keeping;
    Q_EMIT keepingChanged();
}

} // namespace gremio
