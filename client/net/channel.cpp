// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/channel.h"

#include "shared/core/json_encoding.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QSysInfo>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio {

namespace {

/// Renewed this long before the end, so that a slow request does not arrive with an expired token.
constexpr auto earlier = 20s;

QByteArray newKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray verb(Outgoing::Method method)
{
    switch (method) {
    case Outgoing::Method::Get:
        return "GET";
    case Outgoing::Method::Post:
        return "POST";
    case Outgoing::Method::Put:
        return "PUT";
    case Outgoing::Method::Delete:
        return "DELETE";
    }
    return {};
}

/// As programs call it, not as its kernel does.
QString systemName()
{
    const QString kernel = QSysInfo::kernelType();
    if (kernel == u"darwin"_s)
        return u"macOS"_s;
    return kernel == u"winnt"_s ? u"Windows"_s : kernel.left(1).toUpper() + kernel.mid(1);
}

ApiError connectionError(const QNetworkReply& reply)
{
    ApiError error;
    const bool tooLong = reply.error() == QNetworkReply::OperationCanceledError
        || reply.error() == QNetworkReply::TimeoutError;
    error.kind = tooLong ? ApiError::Kind::Timeout : ApiError::Kind::Offline;
    error.detail = reply.errorString();
    return error;
}

} // namespace

struct Channel::Pending {
    Outgoing request;
    std::shared_ptr<detail::CallCore> core;
    QString sentWith; ///< the access token it was last sent with
    bool renewedFor = false;
    bool resent = false;
};

Channel::Channel(QObject* parent)
    : QObject(parent)
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setAutoDeleteReplies(true);
    // How the app is called in the list of sign-ins.
    m_userAgent = u"Gremio/%1 (%2; %3)"_s.arg(
        QCoreApplication::applicationVersion(), systemName(), QSysInfo::prettyProductName());
}

Channel::~Channel()
{
    forgetSignIn();
}

void Channel::setServer(const QUrl& server)
{
    if (server == m_server)
        return;
    forgetSignIn();
    m_server = server;
}

void Channel::setSignedIn(const SignedIn& signedIn)
{
    forgetSignIn();
    take(signedIn);
}

void Channel::setRefreshToken(const QString& token)
{
    forgetSignIn();
    m_refreshToken = token;
    m_renewalKey = newKey();
}

void Channel::take(const SignedIn& signedIn)
{
    m_accessToken = signedIn.accessToken;
    m_accessUntil = std::chrono::steady_clock::now() + std::chrono::seconds(signedIn.expiresIn);
    m_refreshToken = signedIn.refreshToken;
    m_renewalKey = newKey();
}

void Channel::forgetSignIn()
{
    m_accessToken.clear();
    m_refreshToken.clear();
    m_renewalKey.clear();
    m_waiting.clear();
    if (auto renewal = std::exchange(m_renewal, nullptr))
        renewal->cancel();
    for (const auto& weak : std::exchange(m_inName, {})) {
        if (const auto core = weak.lock())
            core->cancel();
    }
}

std::chrono::milliseconds Channel::accessLeft() const
{
    if (m_accessToken.isEmpty())
        return 0ms;
    const auto left = m_accessUntil - earlier - std::chrono::steady_clock::now();
    return std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(left));
}

bool Channel::tokenIsFresh() const
{
    return accessLeft() > 0ms;
}

std::shared_ptr<detail::CallCore> Channel::send(Outgoing request)
{
    if (request.method == Outgoing::Method::Post && request.idempotencyKey.isEmpty())
        request.idempotencyKey = newKey();
    auto pending = std::make_shared<Pending>();
    pending->request = std::move(request);
    pending->core = std::make_shared<detail::CallCore>();
    if (pending->request.signedIn) {
        std::erase_if(m_inName, [](const auto& weak) { return weak.expired(); });
        m_inName.push_back(pending->core);
    }
    start(pending);
    return pending->core;
}

void Channel::start(const PendingPtr& pending)
{
    if (pending->core->finished)
        return;
    if (pending->request.signedIn && m_refreshToken.isEmpty()) {
        RawAnswer answer;
        answer.error = ApiError{};
        answer.error->status = 401;
        answer.error->slug = QString::fromLatin1(problemInfo(ErrorCode::Unauthenticated).slug);
        QTimer::singleShot(0, this, [pending, answer] { pending->core->finish(answer); });
    } else if (pending->request.signedIn && (m_renewal || !tokenIsFresh())) {
        wait(pending);
    } else {
        transmit(pending);
    }
}

void Channel::wait(const PendingPtr& pending)
{
    m_waiting.push_back(pending);
    if (!m_renewal)
        startRenewal();
}

void Channel::transmit(const PendingPtr& pending)
{
    const Outgoing& request = pending->request;
    QUrl url = request.server.value_or(m_server);
    url.setPath(url.path() + u"/api/v1"_s + request.path);
    if (!request.query.isEmpty())
        url.setQuery(request.query);

    QNetworkRequest message(url);
    message.setTransferTimeout(static_cast<int>(m_timeout.count()));
    message.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    message.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    message.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    message.setHeader(QNetworkRequest::UserAgentHeader, m_userAgent);
    message.setRawHeader("Accept", "application/json, application/problem+json");
    if (!request.body.isEmpty())
        message.setRawHeader("Content-Type", "application/json");
    if (!request.ifNoneMatch.isEmpty())
        message.setRawHeader("If-None-Match", request.ifNoneMatch);
    if (!request.ifMatch.isEmpty())
        message.setRawHeader("If-Match", request.ifMatch);
    if (request.method == Outgoing::Method::Post)
        message.setRawHeader("Idempotency-Key", request.idempotencyKey);
    if (request.signedIn) {
        message.setRawHeader("Authorization", "Bearer " + m_accessToken.toLatin1());
        pending->sentWith = m_accessToken;
    }

    QNetworkReply* reply = m_manager.sendCustomRequest(message, verb(request.method), request.body);
    pending->core->abort = [guard = QPointer<QNetworkReply>(reply)] {
        if (guard)
            guard->abort();
    };
    connect(reply, &QNetworkReply::finished, this, [this, pending, reply] { finished(pending, reply); });
    if (request.progress) {
        connect(reply, &QNetworkReply::downloadProgress, this, [pending](qint64 received, qint64) {
            if (!pending->core->finished)
                pending->request.progress(received);
        });
    }
}

void Channel::finished(const PendingPtr& pending, QNetworkReply* reply)
{
    if (pending->core->finished)
        return;
    RawAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool cutOff = answer.status != 0 && reply->error() != QNetworkReply::NoError
        && reply->error() < QNetworkReply::ContentAccessDenied;
    if (answer.status == 0 || cutOff) {
        // A kept-alive connection that the server closed meanwhile: the request was never read, and an
        // Idempotency-Key makes it safe to say it twice.
        const bool closed = reply->error() == QNetworkReply::RemoteHostClosedError;
        if (closed && !std::exchange(pending->resent, true)) {
            transmit(pending);
            return;
        }
        answer.error = connectionError(*reply);
        Q_EMIT unreachable(*answer.error);
        pending->core->finish(std::move(answer));
        return;
    }
    answer.body = reply->readAll();
    answer.etag = reply->rawHeader("ETag");
    const bool good = (answer.status >= 200 && answer.status < 300) || answer.status == 304;
    if (!good) {
        answer.error = ApiError::fromAnswer(answer.status, reply->rawHeader("Content-Type"), answer.body);
        bool isNumber = false;
        const qint64 seconds =
            reply->rawHeader("Retry-After").toLongLong(&isNumber); // a suspension may be long
        if (isNumber)
            answer.error->retryAfter = std::chrono::seconds(seconds);
    }
    if (!pending->request.server)
        Q_EMIT reached();
    const bool expired = answer.error
        && (answer.error->is(ErrorCode::TokenExpired) || answer.error->is(ErrorCode::Unauthenticated));
    if (pending->request.signedIn && expired && !std::exchange(pending->renewedFor, true)) {
        if (pending->sentWith == m_accessToken)
            m_accessToken.clear();
        start(pending);
        return;
    }
    pending->core->finish(std::move(answer));
}

void Channel::startRenewal()
{
    Outgoing request;
    request.method = Outgoing::Method::Post;
    request.path = u"/auth/refresh"_s;
    request.body = toJson(RefreshBody{m_refreshToken});
    request.idempotencyKey = m_renewalKey;
    request.signedIn = false;
    auto pending = std::make_shared<Pending>();
    pending->request = std::move(request);
    pending->core = std::make_shared<detail::CallCore>();
    pending->core->deliver = [this](const RawAnswer& answer) { renewalFinished(answer); };
    m_renewal = pending->core;
    transmit(pending);
}

void Channel::renewalFinished(const RawAnswer& answer)
{
    m_renewal.reset();
    RawAnswer outcome = answer;
    if (!outcome.error) {
        try {
            const auto signedIn = fromJson<SignedIn>(answer.body, Reading::Tolerant);
            take(signedIn);
            Q_EMIT renewed(signedIn);
        } catch (const Problem& problem) {
            outcome.error = ApiError::badAnswer(problem.detail());
        }
    }
    const auto waiting = std::exchange(m_waiting, {});
    if (!outcome.error) {
        for (const PendingPtr& pending : waiting) {
            if (pending->core->finished)
                continue;
            if (pending->request.path.isEmpty())
                pending->core->finish(outcome);
            else
                transmit(pending);
        }
        return;
    }
    const ApiError error = *outcome.error;
    for (const PendingPtr& pending : waiting)
        pending->core->finish(outcome);
    if (error.status == 401 || error.status == 403)
        Q_EMIT refused(error);
}

std::shared_ptr<detail::CallCore> Channel::renew()
{
    auto pending = std::make_shared<Pending>();
    pending->core = std::make_shared<detail::CallCore>();
    m_inName.push_back(pending->core);
    wait(pending);
    return pending->core;
}

} // namespace gremio
