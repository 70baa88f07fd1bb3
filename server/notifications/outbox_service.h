// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/audit/audit_log.h"
#include "server/notifications/mail_facts.h"
#include "server/notifications/outbox_repository.h"
#include "server/notifications/payload_seal.h"
#include "server/storage/event_bus.h"

#include <chrono>
#include <mutex>

namespace gremio::notifications {

/// How long a mail is tried before it is given up.
inline constexpr std::chrono::hours mailPatience{72};

/// What is written into the outbox, and what admins do with it. Each call runs in the caller's transaction.
/// Holds nothing but keys: any thread.
class OutboxService {
public:
    explicit OutboxService(const identity::SecretBytes& key);

    /// Seals with this key from here on; what was sealed with the former ones can still be read.
    void follow(const identity::SecretBytes& key);
    /// Reads what was sealed with this former key, too.
    void remember(const identity::SecretBytes& former);

    /// Seals with the present key what is still sealed with a former one, so that it can be read once nobody
    /// knows that any more; how many. Costs nothing as long as there was no other key.
    int reseal(storage::Transaction& tx) const;

    /// Ties it to what happens to accounts and between people: the mails are written in the transactions
    /// that do it. Outlives the bus's last event.
    void listen(storage::EventBus& bus) const;

    struct Addressee {
        std::optional<UserId> user;
        QString email;
        UiLocale locale = UiLocale::English;
    };

    /// One mail. Of the same event the same person gets it once; `event` says which it is, for whatever is
    /// told once only, and is empty for what may happen again at any time. Raises MailQueued.
    void write(storage::Transaction& tx, MailKind kind, const QString& event, const Addressee& to,
        const MailFacts& facts) const;

    /// Nothing when it was sealed with another key.
    std::optional<MailFacts> facts(const repository::ClaimedMail& mail) const;

    /// Newest first, at most query.limit, and where the next page starts.
    struct MailSlice {
        std::vector<Mail> items;
        std::optional<repository::MailPosition> next;
    };
    MailSlice mails(storage::Transaction& tx, const MailQuery& query,
        const std::optional<repository::MailPosition>& after) const;

    /// Has one sent that was given up. Leaves a row in the audit log. NotFound, MailNotRetryable.
    Mail retry(storage::Transaction& tx, const audit::Actor& by, MailId id) const;
    /// The same for all of them; how many.
    int retryAll(storage::Transaction& tx, const audit::Actor& by) const;

private:
    std::vector<PayloadSeal> seals() const;

    mutable std::mutex m_mutex;
    std::vector<PayloadSeal> m_seals; ///< the present one first; guarded by the mutex
};

} // namespace gremio::notifications
