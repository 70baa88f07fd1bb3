// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/notifications/mail_facts.h"
#include "server/notifications/mail_transport.h"
#include "server/notifications/outbox_repository.h"

namespace gremio::notifications {

/// In whose name mails go out.
struct MailSender {
    QString organisation; ///< the `name` of the settings
    QString publicUrl; ///< may be empty: then mails hold codes and no links
    QString name; ///< beside the address; the organisation's if empty
    QByteArray address;
};

/// `Name <a@example.org>` or `a@example.org`, as the setting mail_from has it.
std::optional<MailSender> parseMailFrom(const QString& text);

/// The letter of a row. The same row makes the same bytes at each attempt, and
/// its Message-ID is the id of the row. Any thread. Throws std::logic_error for a template
/// that is wrong, std::invalid_argument for an address that cannot be written to.
class MailComposer {
public:
    explicit MailComposer(MailSender sender);

    Letter compose(const repository::ClaimedMail& mail, const MailFacts& facts) const;

private:
    MailSender m_sender;
};

} // namespace gremio::notifications
