// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <atomic>
#include <functional>

namespace gremio::api {

/// Where slow prior phases run (hashing a password): a few at once, a bounded number waiting, so that they
/// take neither the readers nor the memory from everybody else. Any thread.
class SlowLane {
public:
    /// Threads, and how many may wait.
    explicit SlowLane(int threads = 2, int waiting = 32);
    ~SlowLane(); ///< waits for what runs and drops what waits

    /// False when too many wait already; `work` is then not run.
    [[nodiscard]] bool run(std::function<void()> work);

private:
    const int m_most;
    std::atomic<int> m_taken = 0;
    QThreadPool m_pool;
};

} // namespace gremio::api
