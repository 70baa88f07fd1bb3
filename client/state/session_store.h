// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_error.h"
#include "shared/protocol/identity.h"
#include "shared/protocol/server_info.h"

#include <QObject>
#include <QUrl>

namespace gremio {

/// Who is signed in, where, and how we know.
class SessionStore : public QObject {
    Q_OBJECT

public:
    enum class State {
        SignedOut,
        Resuming, ///< with a token that was kept
        Working, ///< signing in or registering
        SignedIn,
    };
    enum class Keeping {
        No, ///< only while the app runs
        Keychain,
        Unavailable, ///< wanted, but there is no usable keychain: only while the app runs
    };
    enum class ServerState { None, Checking, Good, Bad };

    /// What the account was at some time.
    struct Account {
        User user;
        QByteArray etag; ///< what the server calls that state; empty: not known
    };

    using QObject::QObject;

    State state() const { return m_state; }
    /// Valid while SignedIn.
    const User& user() const { return m_user; }
    /// What a change of the account is built on.
    Account account() const { return {m_user, m_userEtag}; }
    bool has(Role role) const;
    /// Why the last sign-in, registration or resumption failed; nothing after a good one.
    const std::optional<ApiError>& error() const { return m_error; }

    const QUrl& server() const { return m_server; }
    ServerState serverState() const { return m_serverState; }
    const ServerInfo& serverInfo() const { return m_serverInfo; }
    const std::optional<ApiError>& serverError() const { return m_serverError; }

    Keeping keeping() const { return m_keeping; }

    void setState(State state);
    void setSignedIn(const User& user);
    void setUser(const User& user, const QByteArray& etag = {});
    void setSignedOut(const std::optional<ApiError>& why);
    void setServer(const QUrl& server, ServerState state);
    void setServerInfo(const ServerInfo& info);
    void setServerError(const ApiError& error);
    void setKeeping(Keeping keeping);

Q_SIGNALS:
    void changed();
    void signedIn();
    void signedOut();
    void userChanged();
    void serverChanged();
    void keepingChanged();

private:
    State m_state = State::SignedOut;
    User m_user;
    QByteArray m_userEtag;
    std::optional<ApiError> m_error;
    QUrl m_server;
    ServerState m_serverState = ServerState::None;
    ServerInfo m_serverInfo;
    std::optional<ApiError> m_serverError;
    Keeping m_keeping = Keeping::No;
};

} // namespace gremio
