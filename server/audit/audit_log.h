// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/transaction.h"
#include "shared/protocol/audit.h"

#include <optional>
#include <vector>

/// The log of privileged acts: one row each, written in the transaction of the act, tied to the row before by
/// its hash (audit_chain.h).
namespace gremio::audit {

/// Who does it: an account over the API, somebody at the server's command line, or the server by itself.
class Actor {
public:
    static Actor user(UserId user) { return Actor(AuditOrigin::Api, user); }
    static Actor commandLine() { return Actor(AuditOrigin::CommandLine, std::nullopt); }
    static Actor server() { return Actor(AuditOrigin::Server, std::nullopt); }

    AuditOrigin origin() const { return m_origin; }
    const std::optional<UserId>& user() const { return m_user; }

private:
    Actor(AuditOrigin origin, std::optional<UserId> user)
        : m_origin(origin)
        , m_user(user)
    {
    }
    AuditOrigin m_origin;
    std::optional<UserId> m_user;
};

/// What was done, and to what. No secrets, and nothing personal but ids: the row stays when an account goes.
struct Record {
    AuditAct act = AuditAct::AdminCreated;
    QString subject{}; ///< an id; empty: the server itself
    std::vector<AuditDetail> details{};
};

/// Adds the row. Call it last: from here to the commit, others who add one wait.
void append(storage::Transaction& tx, const Actor& actor, const Record& record);

/// Newest first. Throws ValidationFailed at `?cursor`.
Page<AuditEntry> entries(storage::Transaction& tx, const AuditQuery& query);

/// What an account did and what was done to it, the oldest first, after the row `after`; at most `limit`.
std::vector<AuditEntry> entriesAbout(storage::Transaction& tx, UserId user, qint64 after, int limit);

/// What is wrong at one place of the log.
struct Flaw {
    qint64 seq = 0;
    QString what; ///< English, for the admin
};

struct Verdict {
    qint64 rows = 0;
    QString head; ///< the hash of the last row: noted elsewhere, it also finds a log that was written anew
    std::vector<Flaw> flaws; ///< at most 100
};

/// Reads the whole log. On PostgreSQL rows that are added meanwhile do no harm.
Verdict verify(storage::Transaction& tx);

} // namespace gremio::audit
