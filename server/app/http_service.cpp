// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/http_service.h"

#include "server/app/hub_wiring.h"
#include "server/system/system_routes.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace gremio::app {

namespace {

QByteArray readFile(const char* key, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw SettingsError(
            QStringLiteral("%1: cannot read %2: %3.").arg(QLatin1String(key), path, file.errorString()));
    return file.readAll();
}

/// QSslSocket would find out only at the first connection.
bool areOfOneKind(const QSslCertificate& certificate, const QSslKey& key)
{
    // QSslKey shows of a private key no more than its algorithm and size; so a mix-up of two of a kind
    // passes.
    const QSslKey of = certificate.publicKey();
    return of.algorithm() == key.algorithm() && of.length() == key.length();
}

QSslConfiguration tlsConfiguration(const Settings& settings)
{
    const auto chain =
        QSslCertificate::fromData(readFile("tls_certificate", settings.text("tls_certificate")));
    const QByteArray keyText = readFile("tls_key", settings.text("tls_key"));
    QSslKey key(keyText, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(keyText, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        throw SettingsError(
            QStringLiteral("tls_certificate and tls_key must be PEM files: a chain and its key."));
    if (!areOfOneKind(chain.front(), key))
        throw SettingsError(
            QStringLiteral("tls_key is not the key of the first certificate in tls_certificate."));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

api::EdgeRules edgeRules(const Settings& settings)
{
    using Field = api::TrustedProxies::Field;
    const bool isForwarded = settings.text("forwarded_header") == QLatin1String("forwarded");
    api::EdgeRules rules;
    // Settings checks both; what it lets through can be read.
    rules.proxies = api::TrustedProxies::parse(
        settings.text("trusted_proxies"), isForwarded ? Field::Forwarded : Field::XForwardedFor)
                        .value_or(api::TrustedProxies());
    rules.origins = api::Origins::parse(settings.text("allowed_origins"), settings.text("public_url"))
                        .value_or(api::Origins());
    rules.requestsPerMinute = settings.number("limits.requests_per_minute");
    rules.anonymousPerMinute = settings.number("limits.anonymous_requests_per_minute");
    rules.bodyBytes = qint64(settings.number("limits.body_kib")) * 1024;
    rules.tls = !settings.text("tls_certificate").isEmpty();
    return rules;
}

} // namespace

QDateTime tlsGoodUntil(const Settings& settings)
{
    return tlsConfiguration(settings).localCertificate().expiryDate();
}

http::ServerConfig HttpService::config(const Settings& settings)
{
    http::ServerConfig config;
    const auto listen = settings.listen();
    config.address = QHostAddress(listen.address);
    config.port = listen.port;
    config.ioThreads = settings.number("io_threads");
    config.connectionsPerAddress = settings.number("limits.connections_per_address");
    config.isProxy = [proxies = edgeRules(settings).proxies](
                         const QHostAddress& peer) { return proxies.trusts(peer); };
    config.limits.headTime = std::chrono::seconds(settings.number("limits.head_seconds"));
    config.limits.bodyTime = std::chrono::seconds(settings.number("limits.body_seconds"));
    config.limits.idleTime = std::chrono::seconds(settings.number("limits.idle_seconds"));
    config.limits.writeTime = std::chrono::seconds(settings.number("limits.write_seconds"));
    if (!settings.text("tls_certificate").isEmpty())
        config.tls = tlsConfiguration(settings);
    return config;
}

HttpService::HttpService(const Settings& settings, Services& services)
    : m_services(services)
    , m_tls(!settings.text("tls_certificate").isEmpty())
{
    addAllRoutes(m_routes, services, settings);
    m_gateway = std::make_unique<api::Gateway>(
        m_routes, api::Runtime{*services.database, *services.authenticator, m_slowLane}, edgeRules(settings));
    const socketio::ServerConfig sockets = socketConfig(settings, edgeRules(settings));
    m_sockets = std::make_unique<socketio::Server>(sockets, services.hub);
    m_switch = std::make_unique<http::PathSwitch>(sockets.engine.path, m_sockets->handler(), *m_gateway);
    m_server = std::make_unique<http::Server>(config(settings), *m_switch);
    services.directoryPushes.start(*services.database);
    services.mentorshipPushes.start(*services.database);
    services.sessionPushes.start(*services.database);
    services.reviewPushes.start(*services.database);
    services.notificationPushes.start(*services.database);
    services.hub.start(*services.database, *services.authenticator, *m_sockets, services.neighbours.get());
}

HttpService::~HttpService()
{
    m_server->stop();
    m_services.hub.stop();
}

std::optional<QString> HttpService::start()
{
    return m_server->start();
}

QString HttpService::url() const
{
    const QHostAddress address = m_server->address();
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    return QStringLiteral("%1://%2:%3")
        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"),
            six ? u'[' + address.toString() + u']' : address.toString())
        .arg(m_server->port());
}

bool HttpService::drain(std::chrono::milliseconds deadline)
{
    const bool clean = m_server->drain(deadline);
    m_server->stop();
    m_services.hub.stop();
    return clean;
}

void HttpService::reloadTls(const Settings& settings)
{
    if (m_tls)
        m_server->setTls(tlsConfiguration(settings));
}

} // namespace gremio::app
