// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api_client.h"
#include "client/net/token_store.h"
#include "client/state/session_store.h"

namespace gremio {

/// Signs in and out, and keeps the refresh token where the next start finds it.
class SessionController : public QObject {
    Q_OBJECT

public:
    SessionController(ApiClient& api, SessionStore& store, TokenStore& tokens, QObject* parent = nullptr);

    /// Makes that the server and asks whether a Gremio server answers there.
    void useServer(const QUrl& server);
    void checkServer();

    /// keep: stay signed in on this computer.
    void signIn(const QString& email, const QString& password, bool keep);
    void registerAccount(const RegisterBody& body, bool keep);
    /// Goes on with the token that was kept for the account; signed out if there is none. With a user that is
    /// known from the last time the app goes on at once, with a connection or without; the server is asked
    /// meanwhile, and whoever it does not take any more is signed out.
    void resume(const QString& email, const std::optional<User>& known = {});

    using Done = std::function<void(std::optional<ApiError>)>;

    /// Whether there is such an account or not, the answer is the same.
    void forgotPassword(const QString& email, const Done& done);
    /// code: as it was mailed.
    void resetPassword(const QString& code, const QString& password, const Done& done);
    /// Whoever is signed in is looked at again afterwards.
    void verifyEmail(const QString& code, const Done& done);
    void reloadUser();

    void signOut();
    void signOutEverywhere();
    /// done: nothing, or why the account is still there.
    void deleteAccount(const QString& password, const Done& done);
    /// done: nothing, or why the account's data is as before.
    /// Only if the account is still what the body was built on; else the store has it anew, and the error is
    /// PreconditionFailed.
    void updateUser(const UpdateUserBody& body, const SessionStore::Account& base, const Done& done);

Q_SIGNALS:
    /// Somebody signed in (or out: nobody): the next start begins there.
    void accountChanged(const QUrl& server, const QString& email);

private:
    void enter(const SignedIn& signedIn);
    void enterKnown(const User& user);
    void renew();
    void takeUser(const User& user, const QByteArray& etag = {});
    void replaceUser(const UpdateUserBody& body, const QByteArray& ifMatch, const Done& done);
    void leave(const std::optional<ApiError>& why);
    void keepToken(const QString& token);
    void forgetToken();
    QString accountKey(const QString& email) const;

    ApiClient& m_api;
    SessionStore& m_store;
    TokenStore& m_tokens;
    Call<ServerInfo> m_check;
    bool m_keep = false;
    QString m_resumeEmail; ///< resuming waits for the server to be there
};

} // namespace gremio
