// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/database.h"

#include "server/storage/checkpointer.h"
#include "server/storage/job_queue.h"
#include "server/storage/watch.h"
#include "server/storage/worker.h"

#include <algorithm>
#include <future>
#include <stdexcept>
#include <thread>

using namespace std::chrono_literals;

namespace gremio::storage {
namespace {

std::size_t atLeastOne(int count)
{
    return static_cast<std::size_t>(std::max(count, 1));
}

/// A statement for many costs little more than one for a few, so fewer writers with more to write get further
/// where processors are few; each needs one for itself and one for those it serves.
std::size_t writersOfGroups()
{
    return std::max<std::size_t>(2, std::thread::hardware_concurrency() / 2);
}

} // namespace

class Database::Private {
public:
    Private(DatabaseUrl url, const Clock& clock, const EventBus& bus, Options options)
        : shared{std::move(url), clock, bus, std::move(options), {}, nullptr, 0}
        , readers(atLeastOne(shared.options.readers), shared.options.backlog)
        , writers(shared.url.engine() == Engine::Sqlite ? 1 : atLeastOne(shared.options.writers),
              shared.options.backlog, writersOfGroups())
    {
    }

    template <class W>
    void start(JobQueue& queue, std::size_t lane)
    {
        threads.emplace_back([this, &queue, lane] { W(shared, queue, lane).run(); });
    }

    static void enqueue(JobQueue& queue, Job job, Completion done, WriteHint hint)
    {
        Task task{std::move(job), std::move(done), std::chrono::steady_clock::now(), std::move(hint)};
        const JobQueue::Pushed pushed = queue.push(task);
        if (pushed == JobQueue::Pushed::Full)
            task.done(std::make_exception_ptr(Problem(ErrorCode::Busy).setRetryAfter(1s)));
        else if (pushed == JobQueue::Pushed::Closed)
            task.done(std::make_exception_ptr(Problem(ErrorCode::Unavailable).setRetryAfter(1s)));
    }

    Shared shared;
    std::unique_ptr<Checkpointer> checkpointer;
    JobQueue readers;
    JobQueue writers;
    std::vector<std::thread> threads;
};

Database::Database(DatabaseUrl url, const Clock& clock, const EventBus& bus, Options options)
    : d(std::make_unique<Private>(std::move(url), clock, bus, std::move(options)))
{
    {
        // A wrong address is told at once rather than with the first request.
        Connection first(d->shared.url, {false, d->shared.options.busyTimeout, nullptr, nullptr});
        first.open();
    }
    const bool sqlite = engine() == Engine::Sqlite;
    if (sqlite) {
        d->checkpointer = std::make_unique<Checkpointer>(d->shared);
        d->shared.checkpointer = d->checkpointer.get();
    }
    for (std::size_t lane = 0; lane < (sqlite ? 1 : atLeastOne(d->shared.options.writers)); ++lane) {
        if (sqlite)
            d->start<SqliteWriter>(d->writers, lane);
        else
            d->start<PostgresWriter>(d->writers, lane);
    }
    for (std::size_t lane = 0; lane < atLeastOne(d->shared.options.readers); ++lane)
        d->start<Reader>(d->readers, lane);
}

Database::~Database()
{
    stop();
}

Engine Database::engine() const
{
    return d->shared.url.engine();
}

void Database::read(Job job, Completion done)
{
    Private::enqueue(d->readers, std::move(job), std::move(done), {});
}

void Database::write(Job job, Completion done, WriteHint hint)
{
    Private::enqueue(d->writers, std::move(job), std::move(done), std::move(hint));
}

void Database::readThenWrite(Job prior, Job job, Completion done, WriteHint hint)
{
    read(std::move(prior),
        [this, job = std::move(job), done = std::move(done), hint](std::exception_ptr error) {
            if (error)
                done(error);
            else
                write(job, done, hint);
        });
}

void Database::blocking(Job job, bool writing)
{
    if (insideWorker())
        throw std::logic_error("a job may not wait for another job");
    std::promise<void> promise;
    std::future<void> future = promise.get_future();
    const Completion done = [&promise](std::exception_ptr error) {
        if (error)
            promise.set_exception(error);
        else
            promise.set_value();
    };
    if (writing)
        write(std::move(job), done);
    else
        read(std::move(job), done);
    future.get();
}

std::unique_ptr<Database::Watch> Database::watch(std::chrono::milliseconds every, Job job)
{
    return std::make_unique<WatchThread>(d->shared, every, std::move(job));
}

void Database::stop()
{
    // Readers first: the second halves of readThenWrite() still find the writers open.
    d->readers.close();
    const auto writers = d->writers.lanes();
    for (std::size_t i = writers; i < d->threads.size(); ++i)
        d->threads[i].join();
    d->writers.close();
    for (std::size_t i = 0; i < std::min(writers, d->threads.size()); ++i)
        d->threads[i].join();
    d->threads.clear();
}

Stats Database::stats() const
{
    const Counters& counters = d->shared.counters;
    return {counters.jobs, counters.commits, counters.prepared, counters.retries, counters.reconnects,
        d->readers.size() + d->writers.size()};
}

} // namespace gremio::storage
