// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/worker.h"

using namespace Qt::StringLiterals;

namespace gremio::storage {

SqliteWriter::SqliteWriter(Shared& shared, JobQueue& queue, std::size_t lane)
    : Worker(shared, queue, lane, false)
{
}

void SqliteWriter::handle(std::vector<Task> tasks)
{
    if (tasks.size() > 1) {
        if (auto outcomes = writeGroup(tasks.data(), tasks.size())) {
            finishTogether([&] {
                for (std::size_t i = 0; i < tasks.size(); ++i)
                    finish(tasks[i], std::move((*outcomes)[i]));
            });
            return;
        }
        m_shared.counters.retries += tasks.size();
    }
    for (Task& task : tasks) {
        Outcome outcome = writeAlone(task);
        finishTogether([&] { finish(task, std::move(outcome)); });
    }
}

std::optional<std::vector<Outcome>> SqliteWriter::writeGroup(const Task* tasks, std::size_t count)
{
    std::vector<Outcome> outcomes(count);
    try {
        connect(tasks[0].queued);
        m_connection.clearFailure();
        // A deferred BEGIN could not wait for another process once it has read something.
        m_connection.execute(u"BEGIN IMMEDIATE"_s);
    } catch (...) {
        // Another process holds the file, or there is none. That holds for each of them: waiting once is
        // enough.
        for (Outcome& outcome : outcomes)
            outcome.error = std::current_exception();
        m_shared.counters.jobs += count;
        return outcomes;
    }
    try {
        bool whole = true;
        Last last;
        for (std::size_t i = 0; i < count && whole; ++i)
            whole = writeInSavepoint(tasks[i], outcomes[i], last);
        if (whole) {
            if (!last.empty()) {
                Transaction tx = makeTransaction(true);
                runLast(last, tx);
            }
            m_connection.execute(u"COMMIT"_s);
            ++m_shared.counters.commits;
            m_shared.counters.jobs += count;
            return outcomes;
        }
    } catch (...) {
        // Each job finds out for itself, alone.
    }
    rollBack();
    return std::nullopt;
}

/// False when SQLite has rolled back more than the job.
bool SqliteWriter::writeInSavepoint(const Task& task, Outcome& outcome, Last& last)
{
    Transaction tx = makeTransaction(true);
    m_connection.execute(u"SAVEPOINT job"_s);
    try {
        runJob(task, tx);
        m_connection.execute(u"RELEASE job"_s);
        outcome.afterCommit = tx.takeAfterCommit();
        for (auto& call : tx.takeBeforeCommit())
            last.push_back(std::move(call));
        return true;
    } catch (...) {
        outcome.error = std::current_exception();
    }
    if (isKind(m_connection.failure(), StorageError::Kind::Unavailable))
        return false; // disk full, out of memory, an input/output error: the transaction may be gone
    try {
        m_connection.execute(u"ROLLBACK TO job"_s);
        m_connection.execute(u"RELEASE job"_s);
        return true;
    } catch (...) {
        return false;
    }
}

Outcome SqliteWriter::writeAlone(const Task& task)
{
    Outcome outcome;
    try {
        connect(task.queued);
        Transaction tx = makeTransaction(true);
        m_connection.execute(u"BEGIN IMMEDIATE"_s);
        runJob(task, tx);
        runLast(tx.takeBeforeCommit(), tx);
        m_connection.execute(u"COMMIT"_s);
        ++m_shared.counters.commits;
        outcome.afterCommit = tx.takeAfterCommit();
    } catch (...) {
        outcome.error = std::current_exception();
        rollBack();
    }
    ++m_shared.counters.jobs;
    return outcome;
}

} // namespace gremio::storage
