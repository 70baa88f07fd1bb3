// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/integrations/smtp/smtp_server.h"

#include <QHostAddress>
#include <QUrl>
#include <QUrlQuery>

namespace gremio::integrations {

namespace {

constexpr int submissionPort = 587; // RFC 6409
constexpr int submissionsPort = 465; // RFC 8314

} // namespace

std::optional<SmtpServer> SmtpServer::parse(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool implicitTls = url.scheme() == QLatin1String("smtps");
    if (!url.isValid() || (!implicitTls && url.scheme() != QLatin1String("smtp")) || url.host().isEmpty()
        || url.hasFragment() || (!url.path().isEmpty() && url.path() != QLatin1String("/")))
        return std::nullopt;
    SmtpServer server;
    server.host = url.host(QUrl::FullyDecoded);
    server.port = url.port(implicitTls ? submissionsPort : submissionPort);
    server.user = url.userName(QUrl::FullyDecoded);
    server.password = url.password(QUrl::FullyDecoded);
    server.tls = implicitTls ? Tls::Implicit : Tls::Required;
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key != QLatin1String("tls") || implicitTls)
            return std::nullopt;
        if (value == QLatin1String("off"))
            server.tls = Tls::Off;
        else if (value == QLatin1String("optional"))
            server.tls = Tls::Optional;
        else if (value != QLatin1String("required"))
            return std::nullopt;
    }
    return server;
}

QString SmtpServer::toDisplay() const
{
    const QString scheme = tls == Tls::Implicit ? QStringLiteral("smtps") : QStringLiteral("smtp");
    QString words;
    if (tls == Tls::Off)
        words = QStringLiteral("?tls=off");
    else if (tls == Tls::Optional)
        words = QStringLiteral("?tls=optional");
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return QStringLiteral("%1://%2:%3%4").arg(scheme, shown).arg(port).arg(words);
}

bool SmtpServer::exposesPassword() const
{
    const bool local = host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
    return !user.isEmpty() && !local && (tls == Tls::Off || tls == Tls::Optional);
}

} // namespace gremio::integrations
