// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/worker.h"

using namespace Qt::StringLiterals;

namespace gremio::storage {

PostgresWriter::PostgresWriter(Shared& shared, JobQueue& queue, std::size_t lane)
    : Worker(shared, queue, lane, false)
{
}

void PostgresWriter::handle(std::vector<Task> tasks)
{
    for (Task& task : tasks) {
        Outcome outcome = write(task);
        ++m_shared.counters.jobs;
        finish(task, std::move(outcome));
    }
}

Outcome PostgresWriter::write(const Task& task)
{
    for (int attempt = 1;; ++attempt) {
        bool committing = false;
        try {
            connect(task.queued);
            Transaction tx = makeTransaction(true);
            m_connection.execute(u"BEGIN"_s);
            runJob(task.job, tx);
            committing = true;
            m_connection.execute(u"COMMIT"_s);
            ++m_shared.counters.commits;
            return {nullptr, tx.takeAfterCommit()};
        } catch (...) {
            const std::exception_ptr error = std::current_exception();
            const bool lost = m_connection.isLost();
            const bool conflict = isKind(m_connection.failure(), StorageError::Kind::Retry);
            rollBack();
            // Whether a commit happened whose answer was lost nobody knows here: it is not done twice. The
            // caller hears "unavailable" and an idempotency key or a client id sorts it out.
            const bool again = conflict || (lost && !committing);
            if (!again || attempt >= m_shared.options.attempts || !backOff(attempt))
                return {error, {}};
            ++m_shared.counters.retries;
        }
    }
}

} // namespace gremio::storage
