// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace gremio::notifications {

class MailComposer;
class MailTransport;
class OutboxService;

/// Takes what is due from the outbox and has it sent. Several processes may do so at once: who takes a row
/// has it until the lease ends, and whoever dies in between loses nothing. Lives in a thread with an event
/// loop; works on the database's and the transport's threads.
///
/// Once taken by the mail server, a mail is marked as sent in a transaction of its own at once, and tried
/// again until it is. Only a process that dies between the server's `250` and that commit has the mail go out
/// twice, the second time with the same Message-ID and the same bytes.
class OutboxRunner {
public:
    struct Options {
        int atOnce = 4; ///< mails on their way at the same time
        std::chrono::milliseconds poll{1000}; ///< how often it looks for what is due
        /// Longer than the transport takes for a mail at most.
        std::chrono::milliseconds lease{120'000};
        std::chrono::milliseconds firstDelay{
            30'000}; ///< after the first failure; then twice as long each time
        std::chrono::milliseconds longestDelay = std::chrono::hours(4);
    };

    /// All outlive the last of the database's jobs and the transport's answers. Starts at once.
    OutboxRunner(storage::Database& database, const OutboxService& outbox, const MailComposer& composer,
        MailTransport& transport, Options options);
    OutboxRunner(const OutboxRunner&) = delete;
    OutboxRunner& operator=(const OutboxRunner&) = delete;
    /// stop() without patience
    ~OutboxRunner();

    /// Something may be due now. Any thread, returns at once.
    void wake();

    /// Takes nothing more; returns when what is on its way has ended, or cuts it off after `patience`. What
    /// was cut off is taken up again when its lease has ended. Not from a thread of the database.
    void stop(std::chrono::milliseconds patience);

    /// How long to wait after so many failures: twice as long each time, give or take a fifth.
    static std::chrono::milliseconds delayAfter(int attempts, const Options& options, double random);

private:
    struct Round;
    QTimer m_timer;
    MailTransport& m_transport;
    std::shared_ptr<Round> m_round;
};

} // namespace gremio::notifications
