// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"
#include "server/integrations/smtp/smtp_transport.h"
#include "server/notifications/mail_composer.h"
#include "server/notifications/outbox_runner.h"
#include "server/storage/database.h"

namespace gremio::notifications {
class OutboxService;
}

namespace gremio::app {

/// The mail server of smtp_url; nothing when there is none.
std::optional<integrations::SmtpServer> smtpServer(const Settings& settings);

/// What takes mails from the outbox to the mail server. Lives in a thread with an event loop.
class MailService {
public:
    /// All outlive this, and stop() or the end of the database's jobs comes before this goes.
    MailService(const Settings& settings, const integrations::SmtpServer& server, storage::Database& database,
        const notifications::OutboxService& outbox);

    /// Any thread.
    void wake() { m_runner.wake(); }
    void stop(std::chrono::milliseconds patience) { m_runner.stop(patience); }

private:
    notifications::MailComposer m_composer;
    integrations::SmtpTransport m_transport;
    notifications::OutboxRunner m_runner;
};

} // namespace gremio::app
