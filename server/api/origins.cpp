// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/origins.h"

#include <QUrl>

#include <algorithm>

namespace gremio::api {

namespace {

/// As browsers write it (RFC 6454, 6.2): scheme, host and a port that is not the scheme's own.
std::optional<QByteArray> originOf(const QString& text, bool nothingElse)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isHttps = scheme == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || !(isHttps || scheme == QLatin1String("http")))
        return std::nullopt;
    const int port = url.port(-1);
    const bool ownPort = port == -1 || port == (isHttps ? 443 : 80);
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    QByteArray origin = scheme.toLatin1() + "://" + (host.contains(':') ? '[' + host + ']' : host);
    if (!ownPort)
        origin += ':' + QByteArray::number(port);
    if (nothingElse && text.toLatin1() != origin)
        return std::nullopt;
    return origin;
}

} // namespace

std::optional<Origins> Origins::parse(const QString& allowed, const QString& publicUrl)
{
    Origins origins;
    for (const QString& entry : allowed.split(u',', Qt::SkipEmptyParts)) {
        const auto origin = originOf(entry.trimmed(), true);
        if (!origin)
            return std::nullopt;
        origins.m_allowed.push_back(*origin);
    }
    if (!publicUrl.isEmpty()) {
        const auto own = originOf(publicUrl, false);
        if (!own)
            return std::nullopt;
        origins.m_own = *own;
    }
    return origins;
}

const QByteArray* Origins::allowed(const http::Request& request) const
{
    const QByteArray* origin = m_allowed.empty() ? nullptr : request.header("origin");
    if (!origin)
        return nullptr;
    const auto found = std::find(m_allowed.begin(), m_allowed.end(), *origin);
    return found == m_allowed.end() ? nullptr : &*found;
}

bool Origins::isTrusted(const http::Request& request) const
{
    const QByteArray* origin = request.header("origin");
    if (!origin)
        return false;
    if (allowed(request))
        return true;
    if (!m_own.isEmpty())
        return *origin == m_own;
    const QByteArray* host = request.header("host");
    return host && *origin == (request.secure ? "https://" : "http://") + host->toLower();
}

void Origins::appendTo(std::vector<http::Header>& headers, const http::Request& request) const
{
    if (!allowsOthers())
        return;
    headers.push_back({"Vary", "Origin"});
    const QByteArray* origin = allowed(request);
    if (!origin)
        return;
    headers.push_back({"Access-Control-Allow-Origin", *origin});
    headers.push_back({"Access-Control-Allow-Credentials", "true"});
    headers.push_back({"Access-Control-Expose-Headers",
        "ETag, Idempotency-Replayed, RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, "
        "RateLimit-Reset, "
        "Retry-After, X-Request-Id"});
}

void Origins::appendPreflightTo(
    std::vector<http::Header>& headers, const http::Request& request, const QByteArray& methods) const
{
    if (!allowed(request) || !request.header("access-control-request-method"))
        return;
    headers.push_back({"Access-Control-Allow-Methods", methods});
    headers.push_back({"Access-Control-Allow-Headers",
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-CSRF-Token"});
    headers.push_back({"Access-Control-Max-Age", "600"});
}

} // namespace gremio::api
