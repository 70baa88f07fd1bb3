// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/engine.h"
#include "server/storage/error.h"
#include "server/storage/transaction.h"
#include "shared/core/clock.h"

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace gremio::storage {

/// What a job runs: plain synchronous code. It may run again (a group that fails is done one by one, a
/// deadlock is tried again), so it only touches the database and what it owns.
using Job = std::function<void(Transaction&)>;

/// How a job ended: nothing, or a Problem (a rule, a known constraint; Busy when the queue is full;
/// Unavailable when the database cannot be reached or is full), or whatever else the job threw, StorageError
/// included. Called exactly once; on a thread of the database, or on the caller's when the job is refused at
/// once. Must not block and must not throw.
using Completion = std::function<void(std::exception_ptr)>;

/// What many small jobs have in common and one statement does for all of them: ahead() runs in the
/// transaction of the waiting jobs before the first of them. On PostgreSQL a group's jobs share it, and when
/// anything fails each runs alone, without ahead(); SQLite: so do all jobs if one in DoneAhead fails. Any
/// writer's thread.
class JobGroup {
public:
    virtual ~JobGroup() = default;

    /// `items` are those of the jobs' hints, in the order in which the jobs run; never null. What it leaves
    /// for the jobs goes into Transaction::scratch(), and DoneAhead (done_ahead.h) says for which.
    virtual void ahead(Transaction& tx, const std::vector<const void*>& items) const = 0;

    /// After the last of them, before the commit. What it throws fails the group.
    virtual void after(Transaction& tx) const = 0;
};

struct WriteHint {
    /// Jobs of one key run one after the other in the order they came (a chat's messages, for one).
    std::optional<std::size_t> key;
    const JobGroup* group = nullptr; ///< for jobs with a key; outlives the database
    std::shared_ptr<const void> item{}; ///< for the group; null: the job only goes along
};

struct Options {
    int readers = 4; ///< threads that read, each with its connection
    int writers = 4; ///< PostgreSQL only: threads that write. SQLite has one.
    std::size_t backlog = 10'000; ///< waiting jobs, readers and writers each; more are refused as Busy
    std::size_t groupLimit = 256; ///< jobs in one commit at most
    int attempts = 8; ///< how often a job with a deadlock or a lost connection is run at most
    std::chrono::milliseconds busyTimeout{5000}; ///< how long a lock of another process is waited for
    std::chrono::milliseconds patience{5000}; ///< how long a job waits for a lost connection to come back
    std::chrono::milliseconds restAfter{
        5000}; ///< with next to no jobs, a thread gives its cache's memory back
    /// Wraps what runs after a commit, the listeners and completions of all its jobs: calls what it is given,
    /// once, on the writer's thread.
    std::function<void(const std::function<void()>&)> together{};
    ConstraintMap constraints;
};

/// Counted since the start; for metrics and for tests.
struct Stats {
    quint64 jobs = 0; ///< write jobs that ended, well or not
    quint64 commits = 0; ///< of write transactions
    quint64 prepared = 0; ///< statements prepared, over all connections
    quint64 retries = 0; ///< write jobs run again
    quint64 reconnects = 0; ///< connections opened again after a loss
    std::size_t waiting = 0; ///< jobs in the queues now
};

/// The threads and connections of one database. Made after the schema is migrated (Migrator). Any thread may
/// call.
class Database {
public:
    /// The clock and the bus outlive this. Throws StorageError (Unavailable) when the first connection fails.
    Database(DatabaseUrl url, const Clock& clock, const EventBus& bus, Options options = {});
    ~Database(); ///< stop()
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Engine engine() const;

    /// Runs on a reader; writing is refused by the engine. `done` is called there once the job has returned.
    void read(Job job, Completion done);

    /// Runs on a writer, with others in one commit on SQLite. `done` is called after the commit and after the
    /// events' listeners.
    void write(Job job, Completion done, WriteHint hint = {});

    /// A prior phase on a reader, then the write. What `prior` throws ends it.
    void readThenWrite(Job prior, Job job, Completion done, WriteHint hint = {});

    /// Blocking, for tests, commands and prior phases; not from inside a job. Returns what `f(Transaction&)`
    /// returns.
    template <class F>
    auto readNow(F f) -> std::invoke_result_t<F&, Transaction&>
    {
        return runNow(std::move(f), false);
    }
    template <class F>
    auto writeNow(F f) -> std::invoke_result_t<F&, Transaction&>
    {
        return runNow(std::move(f), true);
    }

    /// Runs `job` (reading) on a thread and connection of its own, at once and then every `every` when
    /// something may have been committed since, by whatever process: SQLite knows (PRAGMA data_version),
    /// PostgreSQL is asked each time. Failures are passed over; the next round tries again. Ends with the
    /// returned handle.
    class Watch {
    public:
        virtual ~Watch() = default;
    };
    std::unique_ptr<Watch> watch(std::chrono::milliseconds every, Job job);

    /// No new jobs (Unavailable); those that wait are done; returns when the threads have ended.
    void stop();

    Stats stats() const;

private:
    void blocking(Job job, bool writing);

    template <class F>
    auto runNow(F f, bool writing) -> std::invoke_result_t<F&, Transaction&>
    {
        using R = std::invoke_result_t<F&, Transaction&>;
        if constexpr (std::is_void_v<R>) {
            blocking([&f](Transaction& tx) { f(tx); }, writing);
        } else {
            std::optional<R> result;
            blocking([&f, &result](Transaction& tx) { result.emplace(f(tx)); }, writing);
            return std::move(*result);
        }
    }

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gremio::storage
