// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/mail_service.h"

#include <QUrl>

namespace gremio::app {

namespace {

notifications::MailSender sender(const Settings& settings)
{
    auto sender = notifications::parseMailFrom(settings.text("mail_from"));
    if (!sender)
        throw SettingsError(QStringLiteral("mail_from: must be an address or Name <address>."));
    sender->organisation = settings.text("name");
    sender->publicUrl = settings.text("public_url");
    return *sender;
}

notifications::OutboxRunner::Options options(const integrations::SmtpServer& server)
{
    notifications::OutboxRunner::Options options;
    options.lease = 2 * server.timeout;
    return options;
}

} // namespace

std::optional<integrations::SmtpServer> smtpServer(const Settings& settings)
{
    auto server = integrations::SmtpServer::parse(settings.text("smtp_url"));
    if (!server)
        return std::nullopt;
    server->caFile = settings.text("smtp_ca_file");
    server->timeout = std::chrono::seconds(settings.number("limits.mail_seconds"));
    server->ownName = QUrl(settings.text("public_url")).host();
    return server;
}

MailService::MailService(const Settings& settings, const integrations::SmtpServer& server,
    storage::Database& database, const notifications::OutboxService& outbox)
    : m_composer(sender(settings))
    , m_transport(server, options(server).atOnce)
    , m_runner(database, outbox, m_composer, m_transport, options(server))
{
}

} // namespace gremio::app
