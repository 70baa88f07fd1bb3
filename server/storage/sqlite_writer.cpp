// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/checkpointer.h"
#include "server/storage/done_ahead.h"
#include "server/storage/log.h"
#include "server/storage/worker.h"

#include <map>

using namespace Qt::StringLiterals;

namespace gremio::storage {

namespace {

/// The groups of those jobs that have something in common to be done ahead, with what their jobs bring.
std::map<const JobGroup*, std::vector<const void*>> groupsOf(const Task* tasks, std::size_t count)
{
    std::map<const JobGroup*, std::vector<const void*>> groups;
    for (std::size_t i = 0; i < count; ++i) {
        if (tasks[i].hint.item)
            groups[tasks[i].hint.group].push_back(tasks[i].hint.item.get());
    }
    for (auto group = groups.begin(); group != groups.end();)
        group = group->second.size() > 1 ? std::next(group) : groups.erase(group);
    return groups;
}

} // namespace

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
        Transaction shared = makeTransaction(true);
        const auto groups = groupsOf(tasks, count);
        for (const auto& [group, items] : groups)
            group->ahead(shared, items);
        const auto& done = shared.scratch<DoneAhead>().items;
        Last last;
        for (std::size_t i = 0; i < count && whole; ++i) {
            if (done.count(tasks[i].hint.item.get()) > 0) {
                m_connection.clearFailure(); // of a job that was rolled back
                runJob(tasks[i], shared);
                outcomes[i].afterCommit = shared.takeAfterCommit();
            } else {
                whole = writeInSavepoint(tasks[i], outcomes[i], last);
            }
        }
        if (whole) {
            for (const auto& [group, items] : groups)
                group->after(shared);
            for (auto& call : shared.takeBeforeCommit())
                last.push_back(std::move(call));
            if (!last.empty()) {
                Transaction tx = makeTransaction(true);
                runLast(last, tx);
            }
            commit();
            m_shared.counters.jobs += count;
            return outcomes;
        }
    } catch (const std::exception& error) {
        qCDebug(lcStorage, "each of %zu jobs alone, since together: %s", count, error.what());
    } catch (...) {
        // Each job finds out for itself, alone.
    }
    rollBack();
    return std::nullopt;
}

void SqliteWriter::commit()
{
    m_connection.execute(u"COMMIT"_s);
    ++m_shared.counters.commits;
    m_shared.checkpointer->committed();
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
        commit();
        outcome.afterCommit = tx.takeAfterCommit();
    } catch (...) {
        outcome.error = std::current_exception();
        rollBack();
    }
    ++m_shared.counters.jobs;
    return outcome;
}

} // namespace gremio::storage
