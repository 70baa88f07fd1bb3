// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/race.h"

#include <QSemaphore>

#include <mutex>
#include <thread>
#include <vector>

namespace gremio::test {

namespace {
constexpr int threads = 8;
constexpr int patience = 100'000; // milliseconds
} // namespace

Tally race(storage::Database& database, int count, const std::function<void(int, storage::Transaction&)>& run,
    const std::function<storage::WriteHint(int)>& hint)
{
    std::mutex mutex;
    Tally tally;
    int broken = 0;
    QSemaphore done;
    const auto finish = [&](std::exception_ptr failure) {
        std::optional<ErrorCode> code;
        bool other = false;
        try {
            if (failure)
                std::rethrow_exception(failure);
        } catch (const Problem& problem) {
            code = problem.code();
        } catch (...) {
            other = true;
        }
        {
            const std::lock_guard lock(mutex);
            ++(other ? broken : tally[code]);
        }
        done.release();
    };
    std::vector<std::thread> starters;
    starters.reserve(threads);
    for (int thread = 0; thread < threads; ++thread) {
        starters.emplace_back([&, thread] {
            for (int racer = thread; racer < count; racer += threads)
                database.write([&run, racer](storage::Transaction& tx) { run(racer, tx); }, finish,
                    hint ? hint(racer) : storage::WriteHint());
        });
    }
    for (std::thread& starter : starters)
        starter.join();
    const bool all = done.tryAcquire(count, patience);
    if (!all || broken > 0)
        qFatal("%d racers are not back, %d broke", count - done.available(), broken);
    return tally;
}

} // namespace gremio::test
