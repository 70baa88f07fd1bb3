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
    if (tasks.size() > 1 || tasks.front().hint.item) {
        if (std::optional<Outcome> outcome = writeGroup(tasks)) {
            m_shared.counters.jobs += tasks.size();
            // What happened is told in its order, before anybody hears that theirs is done.
            finishTogether([&] {
                for (Task& task : tasks) {
                    finish(task, *outcome);
                    outcome->afterCommit.clear();
                }
            });
            return;
        }
        m_shared.counters.retries += tasks.size();
    }
    for (Task& task : tasks) {
        Outcome outcome = write(task);
        ++m_shared.counters.jobs;
        finishTogether([&] { finish(task, std::move(outcome)); });
    }
}

std::optional<Outcome> PostgresWriter::writeGroup(const std::vector<Task>& tasks)
{
    bool committing = false;
    try {
        connect(tasks.front().queued);
        Transaction tx = makeTransaction(true);
        m_connection.execute(u"BEGIN"_s);
        std::vector<const void*> items;
        for (const Task& task : tasks) {
            if (task.hint.item)
                items.push_back(task.hint.item.get());
        }
        if (!items.empty())
            tasks.front().hint.group->ahead(tx, items);
        for (const Task& task : tasks)
            runJob(task, tx);
        if (!items.empty())
            tasks.front().hint.group->after(tx);
        runLast(tx.takeBeforeCommit(), tx);
        committing = true;
        m_connection.execute(u"COMMIT"_s);
        ++m_shared.counters.commits;
        return Outcome{nullptr, tx.takeAfterCommit()};
    } catch (...) {
        const std::exception_ptr error = std::current_exception();
        const bool lost = m_connection.isLost();
        rollBack();
        if (committing && lost) // as in write(): nobody knows whether it was done
            return Outcome{error, {}};
        return std::nullopt;
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
            runJob(task, tx);
            runLast(tx.takeBeforeCommit(), tx);
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
