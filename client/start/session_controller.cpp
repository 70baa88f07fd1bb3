// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/start/session_controller.h"

using namespace Qt::StringLiterals;

namespace gremio {

SessionController::SessionController(ApiClient& api, SessionStore& store, TokenStore& tokens, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_tokens(tokens)
{
    connect(&api.channel(), &Channel::renewed, this, [this](const SignedIn& signedIn) {
        if (m_keep)
            keepToken(signedIn.refreshToken);
        if (m_store.state() == SessionStore::State::SignedIn)
            takeUser(signedIn.user);
    });
    connect(&api.channel(), &Channel::refused, this, [this](const ApiError& error) {
        if (m_store.state() != SessionStore::State::SignedOut)
            leave(error);
    });
}

QString SessionController::accountKey(const QString& email) const
{
    return email.toLower() + u' ' + m_store.server().toString();
}

void SessionController::useServer(const QUrl& server)
{
    m_resumeEmail.clear();
    m_api.channel().setServer(server);
    m_store.setServer(server, SessionStore::ServerState::Checking);
    checkServer();
}

void SessionController::checkServer()
{
    m_check.cancel();
    m_store.setServer(m_store.server(), SessionStore::ServerState::Checking);
    m_check = m_api.serverInfo(m_store.server());
    m_check.then(
        this,
        [this](const Answer<ServerInfo>& answer) {
            if (answer.value.product != u"gremio"_s) {
                m_store.setServerError(ApiError::badAnswer(answer.value.product));
                return;
            }
            m_store.setServerInfo(answer.value);
            if (!m_resumeEmail.isEmpty())
                renew();
        },
        [this](const ApiError& error) { m_store.setServerError(error); });
}

void SessionController::signIn(const QString& email, const QString& password, bool keep)
{
    m_keep = keep;
    m_store.setState(SessionStore::State::Working);
    m_api.signIn({email.trimmed(), password})
        .then(
            this, [this](const Answer<SignedIn>& answer) { enter(answer.value); },
            [this](const ApiError& error) { m_store.setSignedOut(error); });
}

void SessionController::registerAccount(const RegisterBody& body, bool keep)
{
    m_keep = keep;
    m_store.setState(SessionStore::State::Working);
    m_api.registerAccount(body).then(
        this, [this](const Answer<SignedIn>& answer) { enter(answer.value); },
        [this](const ApiError& error) { m_store.setSignedOut(error); });
}

void SessionController::resume(const QString& email, const std::optional<User>& known)
{
    m_store.setState(SessionStore::State::Resuming);
    m_tokens.read(
        accountKey(email), [this, email, known, guard = QPointer(this)](const TokenStore::Result& result) {
            if (!guard || m_store.state() != SessionStore::State::Resuming)
                return;
            if (!result.available)
                m_store.setKeeping(SessionStore::Keeping::Unavailable);
            if (!result.token || result.token->isEmpty()) {
                m_store.setSignedOut({});
                return;
            }
            m_keep = true;
            m_store.setKeeping(SessionStore::Keeping::Keychain);
            m_api.channel().setRefreshToken(*result.token);
            if (known && known->email == email) {
                enterKnown(*known);
                return;
            }
            m_resumeEmail = email;
            renew();
        });
}

void SessionController::enterKnown(const User& user)
{
    m_store.setSignedIn(user);
    // What comes of it is told by the channel: renewed, refused or unreachable.
    m_api.resume().then(
        this,
        [this](const Answer<SignedIn>& answer) {
            Q_EMIT accountChanged(m_store.server(), answer.value.user.email);
        },
        [](const ApiError&) {});
}

void SessionController::renew()
{
    m_store.setState(SessionStore::State::Resuming);
    m_api.resume().then(
        this,
        [this](const Answer<SignedIn>& answer) {
            m_resumeEmail.clear();
            enter(answer.value);
        },
        [this](const ApiError& error) {
            // Without an answer the token is still good: another check of the server tries again.
            if (error.offline()) {
                m_store.setSignedOut(error);
                m_store.setServerError(error);
            } else {
                leave(error);
            }
        });
}

void SessionController::enter(const SignedIn& signedIn)
{
    m_resumeEmail.clear();
    if (m_api.channel().refreshToken() != signedIn.refreshToken)
        m_api.channel().setSignedIn(signedIn);
    if (!m_keep)
        m_store.setKeeping(SessionStore::Keeping::No);
    m_store.setSignedIn(signedIn.user);
    if (m_keep)
        keepToken(signedIn.refreshToken);
    Q_EMIT accountChanged(m_store.server(), signedIn.user.email);
}

void SessionController::keepToken(const QString& token)
{
    if (m_store.user().email.isEmpty())
        return;
    m_tokens.write(
        accountKey(m_store.user().email), token, [this, guard = QPointer(this)](const TokenStore::Result& r) {
            if (guard)
                m_store.setKeeping(
                    r.available ? SessionStore::Keeping::Keychain : SessionStore::Keeping::Unavailable);
        });
}

void SessionController::forgetToken()
{
    const QString email = m_resumeEmail.isEmpty() ? m_store.user().email : m_resumeEmail;
    if (m_keep && !email.isEmpty())
        m_tokens.remove(accountKey(email), {});
    m_keep = false;
}

void SessionController::leave(const std::optional<ApiError>& why)
{
    forgetToken();
    m_resumeEmail.clear();
    m_api.channel().forgetSignIn();
    m_store.setSignedOut(why);
    Q_EMIT accountChanged(m_store.server(), {});
}

void SessionController::forgotPassword(const QString& email, const Done& done)
{
    m_api.forgotPassword({email.trimmed()})
        .then(
            this, [done](const Answer<Nothing>&) { done({}); }, [done](const ApiError& e) { done(e); });
}

void SessionController::resetPassword(const QString& code, const QString& password, const Done& done)
{
    m_api.resetPassword({code, password})
        .then(
            this, [done](const Answer<Nothing>&) { done({}); }, [done](const ApiError& e) { done(e); });
}

void SessionController::verifyEmail(const QString& code, const Done& done)
{
    m_api.verifyEmail({code}).then(
        this,
        [this, done](const Answer<Nothing>&) {
            if (m_store.state() == SessionStore::State::SignedIn)
                reloadUser();
            done({});
        },
        [done](const ApiError& e) { done(e); });
}

void SessionController::takeUser(const User& user, const QByteArray& etag)
{
    const QString before = m_store.user().email;
    m_store.setUser(user, etag);
    if (before == user.email)
        return;
    // The account goes by another address now: the next start looks for it there.
    if (m_keep) {
        m_tokens.remove(accountKey(before), {});
        keepToken(m_api.channel().refreshToken());
    }
    Q_EMIT accountChanged(m_store.server(), user.email);
}

void SessionController::reloadUser()
{
    m_api.me().then(
        this, [this](const Answer<User>& answer) { takeUser(answer.value, answer.etag); },
        [](const ApiError&) {}); // what is known stays, and the next renewal brings the rest
}

void SessionController::signOut()
{
    // Whether the server hears it or not, this computer is signed out.
    const auto done = [this] { leave({}); };
    m_api.signOut().then(
        this, [done](const Answer<Nothing>&) { done(); }, [done](const ApiError&) { done(); });
}

void SessionController::signOutEverywhere()
{
    m_api.signOutEverywhere().then(
        this, [this](const Answer<Nothing>&) { leave({}); },
        [this](const ApiError& error) { leave(error.offline() ? std::optional(error) : std::nullopt); });
}

void SessionController::deleteAccount(const QString& password, const Done& done)
{
    m_api.deleteMe({password})
        .then(
            this,
            [this, done](const Answer<Nothing>&) {
                done({});
                leave({});
            },
            [done](const ApiError& error) { done(error); });
}

void SessionController::updateUser(
    const UpdateUserBody& body, const SessionStore::Account& base, const Done& done)
{
    if (!base.etag.isEmpty()) {
        replaceUser(body, base.etag, done);
        return;
    }
    // A sign-in tells what the account is, but not what that state is called.
    m_api.me().then(
        this,
        [this, body, base, done](const Answer<User>& answer) {
            takeUser(answer.value, answer.etag);
            // Not with what the store has by now: others fill it, too.
            if (answer.value == base.user)
                replaceUser(body, answer.etag, done);
            else
                done(ApiError::of(ErrorCode::PreconditionFailed));
        },
        [done](const ApiError& error) { done(error); });
}

void SessionController::replaceUser(const UpdateUserBody& body, const QByteArray& ifMatch, const Done& done)
{
    m_api.updateMe(body, ifMatch)
        .then(
            this,
            [this, done](const Answer<User>& answer) {
                takeUser(answer.value, answer.etag);
                done({});
            },
            [this, done](const ApiError& error) {
                if (error.is(ErrorCode::PreconditionFailed))
                    reloadUser();
                done(error);
            });
}

} // namespace gremio
