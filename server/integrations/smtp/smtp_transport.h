// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/integrations/smtp/smtp_server.h"
#include "server/integrations/transfer/transfer_thread.h"
#include "server/notifications/mail_transport.h"

namespace gremio::integrations {

/// Carries mails to a mail server over SMTP (RFC 5321), by libcurl. Connections are kept for the next mail
/// for a few seconds.
class SmtpTransport final : public notifications::MailTransport {
public:
    /// `atOnce`: connections at the same time.
    SmtpTransport(SmtpServer server, int atOnce);

    void send(notifications::Letter letter, std::function<void(notifications::Delivery)> done) override;
    void stop() override;

private:
    const SmtpServer m_server;
    TransferThread m_thread;
};

/// Connects, encrypts and logs in as for a mail, and sends none. Nothing, or what is wrong and how to mend
/// it. Blocks for the server's timeout at most.
std::optional<QString> complaintAbout(const SmtpServer& server);

} // namespace gremio::integrations
