// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace gremio::identity {

class AccountSecurityService;
class TokenAuthenticator;

/// What happens by the clock: those who forgot their password get their mails, and when access keys were
/// used is written down. Several processes may do so at once. Lives in a thread with an event loop; the work
/// is done on the database's writers.
class IdentityChores {
public:
    /// The first round is at once. All outlive the last of the database's jobs.
    IdentityChores(storage::Database& database, const AccountSecurityService& security,
        TokenAuthenticator& authenticator, std::chrono::milliseconds every = std::chrono::seconds(1));

private:
    struct Round;
    QTimer m_timer;
    std::shared_ptr<Round> m_round;
};

} // namespace gremio::identity
