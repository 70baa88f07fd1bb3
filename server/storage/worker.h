// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/connection.h"
#include "server/storage/database.h"
#include "server/storage/job_queue.h"

#include <atomic>
#include <functional>
#include <vector>

namespace gremio::storage {

struct Counters {
    std::atomic<quint64> jobs = 0;
    std::atomic<quint64> commits = 0;
    std::atomic<quint64> prepared = 0;
    std::atomic<quint64> retries = 0;
    std::atomic<quint64> reconnects = 0;
};

class Checkpointer;

/// What all threads of a database share. Outlives them.
struct Shared {
    DatabaseUrl url;
    const Clock& clock;
    const EventBus& bus;
    Options options;
    Counters counters;
    Checkpointer* checkpointer = nullptr; ///< SQLite's
    std::atomic<qint64> complained =
        0; ///< the second of the last line in the log about an unavailable database
};

/// How one run of a job ended: what it threw, or what is to run now that it is committed.
struct Outcome {
    std::exception_ptr error;
    std::vector<std::function<void()>> afterCommit;
};

/// One thread's work: takes tasks from the queue and runs them on a connection of its own until the queue
/// ends. Made and used in that thread.
class Worker {
public:
    Worker(Shared& shared, JobQueue& queue, std::size_t lane, bool readOnly);
    virtual ~Worker() = default;
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void run();

protected:
    virtual std::size_t mostAtOnce() const { return 1; }
    virtual std::size_t mostOfGroup() const { return 1; }
    virtual void handle(std::vector<Task> tasks) = 0;

    /// Returns with an open connection, or throws Unavailable once the patience of a task queued then is
    /// over.
    void connect(std::chrono::steady_clock::time_point queued);

    /// The job, and the failure of a statement that it kept to itself.
    void runJob(const Task& task, Transaction& tx);
    /// What was left for the end of the transaction.
    using Last = std::vector<std::function<void(Transaction&)>>;
    void runLast(const Last& last, Transaction& tx);
    Transaction makeTransaction(bool writable);

    /// Ends the transaction whatever its state.
    void rollBack() noexcept;

    /// A short wait before the attempt of that number; false when the database is being stopped.
    bool backOff(int attempt);

    /// Whether what was thrown is of that kind.
    static bool isKind(const std::exception_ptr& error, StorageError::Kind kind);

    void finish(Task& task, Outcome outcome);
    /// Several, of one commit.
    void finishTogether(const std::function<void()>& all);
    std::exception_ptr forCaller(const std::exception_ptr& error);

    Shared& m_shared;
    Connection m_connection;

private:
    void rest(bool all);

    JobQueue& m_queue;
    std::size_t m_lane;
    bool m_wasOpen = false;
};

class Reader final : public Worker {
public:
    Reader(Shared& shared, JobQueue& queue, std::size_t lane);

protected:
    void handle(std::vector<Task> tasks) override;

private:
    Outcome read(const Task& task);
};

/// The one writer of SQLite: all waiting jobs in one commit, each in a savepoint of its own.
class SqliteWriter final : public Worker {
public:
    SqliteWriter(Shared& shared, JobQueue& queue, std::size_t lane);

protected:
    std::size_t mostAtOnce() const override { return m_shared.options.groupLimit; }
    void handle(std::vector<Task> tasks) override;

private:
    /// Nothing when the group as a whole failed and is to be done one by one.
    std::optional<std::vector<Outcome>> writeGroup(const Task* tasks, std::size_t count);
    Outcome writeAlone(const Task& task);
    void commit();
    bool writeInSavepoint(const Task& task, Outcome& outcome, Last& last);
};

/// One of PostgreSQL's writers: a transaction per job, tried again after a deadlock or a lost connection; or
/// one for the jobs of a group (JobGroup).
class PostgresWriter final : public Worker {
public:
    PostgresWriter(Shared& shared, JobQueue& queue, std::size_t lane);

protected:
    std::size_t mostOfGroup() const override { return m_shared.options.groupLimit; }
    void handle(std::vector<Task> tasks) override;

private:
    /// Nothing when the group as a whole failed and is to be done one by one.
    std::optional<Outcome> writeGroup(const std::vector<Task>& tasks);
    Outcome write(const Task& task);
};

/// True on a thread of some database: blocking calls would wait for themselves.
bool insideWorker();

} // namespace gremio::storage
