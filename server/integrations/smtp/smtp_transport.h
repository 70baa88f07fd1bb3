// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/integrations/smtp/smtp_server.h"
#include "server/integrations/transfer/transfer_thread.h"
#include "server/notifications/mail_transport.h"

#include <atomic>
#include <memory>
#include <vector>

namespace gremio::integrations {

/// Carries mails to a mail server over SMTP (RFC 5321), by libcurl. Connections are kept for the next mail
/// for a few seconds. A few threads, since libcurl waits for a server's word about a whole mail without doing
/// anything else meanwhile (smtp_done() of 7.88): one slow answer must not hold up the others.
class SmtpTransport final : public notifications::MailTransport {
public:
    /// `atOnce`: threads, each with a connection.
    SmtpTransport(SmtpServer server, int atOnce);

    void send(notifications::Letter letter, std::function<void(notifications::Delivery)> done) override;
    void stop() override;

private:
    struct Lane {
        TransferThread thread{1, std::chrono::seconds(10)};
        std::atomic<int> load = 0;
    };
    const SmtpServer m_server;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

/// Connects, encrypts and logs in as for a mail, and sends none. Nothing, or what is wrong and how to mend
/// it. Blocks for the server's timeout at most.
std::optional<QString> complaintAbout(const SmtpServer& server);

} // namespace gremio::integrations
