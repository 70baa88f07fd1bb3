// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/call.h"
#include "shared/protocol/identity.h"

#include <QNetworkAccessManager>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>

namespace gremio {

/// One request, before it is sent.
struct Outgoing {
    enum class Method { Get, Post, Put, Delete };

    Method method = Method::Get;
    QString path; ///< under /api/v1
    QUrlQuery query;
    QByteArray body; ///< JSON; empty for none
    QByteArray ifNoneMatch;
    QByteArray ifMatch;
    QByteArray idempotencyKey; ///< made by the channel for a POST that has none
    bool signedIn = true; ///< needs the access token
    std::optional<QUrl> server; ///< another server than the present one
    std::function<void(qint64 received)> progress; ///< bytes of the answer so far
};

/// Requests to one server, and the sign-in they travel under. GUI thread only.
///
/// An access token that has expired, or is about to, is renewed first: once, however many calls wait for it.
/// The same refresh token is always tried under the same Idempotency-Key, so that a lost answer signs nobody
/// out (api.md, Authentication).
class Channel : public QObject {
    Q_OBJECT

public:
    explicit Channel(QObject* parent = nullptr);
    ~Channel() override;

    void setServer(const QUrl& server);
    const QUrl& server() const { return m_server; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    /// From here on calls are made in that name.
    void setSignedIn(const SignedIn& signedIn);
    /// Only the refresh token is known (kept from the last time): the first call renews.
    void setRefreshToken(const QString& token);
    const QString& refreshToken() const { return m_refreshToken; }
    bool hasSignIn() const { return !m_refreshToken.isEmpty(); }
    /// Forgets the tokens and cancels what is under way in that name.
    void forgetSignIn();

    std::shared_ptr<detail::CallCore> send(Outgoing request);
    /// Renews now, whether it is time or not.
    std::shared_ptr<detail::CallCore> renew();

    /// What calls are signed with now; may have expired.
    const QString& accessToken() const { return m_accessToken; }
    /// Until it wants renewing; 0 where there is none that is good.
    std::chrono::milliseconds accessLeft() const;
    const QString& userAgent() const { return m_userAgent; }

Q_SIGNALS:
    /// The tokens changed: the new refresh token must be kept, the old one is spent.
    void renewed(const gremio::SignedIn& signedIn);
    /// The server will not renew any more: signed out elsewhere, expired, suspended.
    void refused(const gremio::ApiError& error);
    /// An answer came, whatever it says.
    void reached();
    /// No answer came.
    void unreachable(const gremio::ApiError& error);

private:
    struct Pending;
    using PendingPtr = std::shared_ptr<Pending>;

    void start(const PendingPtr& pending);
    void transmit(const PendingPtr& pending);
    void finished(const PendingPtr& pending, QNetworkReply* reply);
    void wait(const PendingPtr& pending);
    void startRenewal();
    void renewalFinished(const RawAnswer& answer);
    void take(const SignedIn& signedIn);
    bool tokenIsFresh() const;

    QNetworkAccessManager m_manager;
    QString m_userAgent;
    QUrl m_server;
    std::chrono::milliseconds m_timeout{15000};
    QString m_accessToken;
    std::chrono::steady_clock::time_point m_accessUntil;
    QString m_refreshToken;
    QByteArray m_renewalKey; ///< belongs to m_refreshToken
    std::shared_ptr<detail::CallCore> m_renewal;
    std::vector<PendingPtr> m_waiting;
    std::vector<std::weak_ptr<detail::CallCore>> m_inName;
};

} // namespace gremio
