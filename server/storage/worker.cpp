// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/worker.h"

#include "server/storage/log.h"

#include <QRandomGenerator>

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gremio::storage {
namespace {

thread_local bool t_insideWorker = false;

/// 32 MiB. Before that the Checkpointer copies them.
constexpr int checkpointPages = 8000;

} // namespace

bool insideWorker()
{
    return t_insideWorker;
}

Worker::Worker(Shared& shared, JobQueue& queue, std::size_t lane, bool readOnly)
    : m_shared(shared)
    , m_connection(shared.url,
          ConnectionSettings{readOnly, shared.options.busyTimeout, &shared.options.constraints,
              &shared.counters.prepared, checkpointPages})
    , m_queue(queue)
    , m_lane(lane)
{
}

void Worker::run()
{
    t_insideWorker = true;
    const JobQueue::Rest pause{m_shared.options.restAfter, [this](bool all) { rest(all); }};
    while (true) {
        std::vector<Task> tasks = m_queue.take(m_lane, mostAtOnce(), mostOfGroup(), pause);
        if (tasks.empty())
            return;
        handle(std::move(tasks));
    }
}

/// Gives back what only makes the next job faster: a server where nobody does anything shall be small.
void Worker::rest(bool all)
{
    if (m_connection.isOpen() && !m_connection.isLost())
        m_connection.dropCache();
#ifdef __GLIBC__
    if (all)
        malloc_trim(0); // else free memory between what is in use stays the process's
#else
    Q_UNUSED(all)
#endif
}

void Worker::connect(std::chrono::steady_clock::time_point queued)
{
    if (m_connection.isOpen() && !m_connection.isLost())
        return;
    for (auto wait = 20ms;; wait = std::min(wait * 2, 1000ms)) {
        try {
            m_connection.open();
            if (m_wasOpen) {
                ++m_shared.counters.reconnects;
                qCInfo(lcStorage, "connected to the database again");
            }
            m_wasOpen = true;
            return;
        } catch (const StorageError& error) {
            if (error.kind() != StorageError::Kind::Unavailable
                || std::chrono::steady_clock::now() + wait > queued + m_shared.options.patience
                || !m_queue.pause(wait))
                throw;
        }
    }
}

void Worker::runJob(const Task& task, Transaction& tx)
{
    tx.setHint(&task.hint);
    task.job(tx);
    tx.setHint(nullptr);
    if (m_connection.failure())
        std::rethrow_exception(m_connection.failure());
}

void Worker::runLast(const Last& last, Transaction& tx)
{
    for (const auto& call : last)
        call(tx);
    if (m_connection.failure())
        std::rethrow_exception(m_connection.failure());
}

void Worker::finishTogether(const std::function<void()>& all)
{
    if (m_shared.options.together)
        m_shared.options.together(all);
    else
        all();
}

Transaction Worker::makeTransaction(bool writable)
{
    m_connection.clearFailure();
    return Transaction(m_connection, m_shared.bus, m_shared.clock.now(), writable);
}

void Worker::rollBack() noexcept
{
    if (!m_connection.isOpen() || m_connection.isLost())
        return;
    try {
        m_connection.execute(u"ROLLBACK"_s);
    } catch (...) {
        // Nothing was begun, or SQLite has rolled back by itself, or the connection just went: nothing stays
        // open.
    }
}

bool Worker::backOff(int attempt)
{
    const int most = std::min(4 << attempt, 200);
    return m_queue.pause(std::chrono::milliseconds(1 + QRandomGenerator::global()->bounded(most)));
}

bool Worker::isKind(const std::exception_ptr& error, StorageError::Kind kind)
{
    if (!error)
        return false;
    try {
        std::rethrow_exception(error);
    } catch (const StorageError& storageError) {
        return storageError.kind() == kind;
    } catch (...) {
        return false;
    }
}

void Worker::finish(Task& task, Outcome outcome)
{
    if (outcome.error)
        outcome.error = forCaller(outcome.error);
    for (const auto& call : outcome.afterCommit)
        call();
    try {
        task.done(outcome.error);
    } catch (...) {
        qCCritical(lcStorage, "a completion threw, which none may");
    }
    // What the job holds is let go in this thread, before its successor runs.
    task = {};
}

/// What a caller is told: an unreachable or full database is the Problem of that name; the rest stays.
std::exception_ptr Worker::forCaller(const std::exception_ptr& error)
{
    try {
        std::rethrow_exception(error);
    } catch (const StorageError& storageError) {
        if (storageError.kind() != StorageError::Kind::Unavailable
            && storageError.kind() != StorageError::Kind::Retry)
            return error;
        // One line a second tells as much as one for each of ten thousand jobs.
        const qint64 second = std::chrono::steady_clock::now().time_since_epoch() / 1s;
        if (m_shared.complained.exchange(second) != second)
            qCWarning(lcStorage, "unavailable: %s", storageError.what());
        return std::make_exception_ptr(Problem(ErrorCode::Unavailable).setRetryAfter(1s));
    } catch (...) {
        return error;
    }
}

Reader::Reader(Shared& shared, JobQueue& queue, std::size_t lane)
    : Worker(shared, queue, lane, true)
{
}

void Reader::handle(std::vector<Task> tasks)
{
    for (Task& task : tasks)
        finish(task, read(task));
}

Outcome Reader::read(const Task& task)
{
    // On PostgreSQL every statement is a read-only transaction of its own, by the session's settings: BEGIN
    // and COMMIT would cost two round trips and, with READ COMMITTED, give nothing.
    const bool begins = m_connection.engine() == Engine::Sqlite;
    for (int attempt = 1;; ++attempt) {
        try {
            connect(task.queued);
            Transaction tx = makeTransaction(false);
            if (begins)
                m_connection.execute(u"BEGIN"_s);
            runJob(task, tx);
            if (begins)
                m_connection.execute(u"COMMIT"_s);
            return {};
        } catch (...) {
            const std::exception_ptr error = std::current_exception();
            const bool again =
                m_connection.isLost() || isKind(m_connection.failure(), StorageError::Kind::Retry);
            if (begins)
                rollBack();
            if (!again || attempt >= m_shared.options.attempts || !backOff(attempt))
                return {error, {}};
        }
    }
}

} // namespace gremio::storage
