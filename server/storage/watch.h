// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/worker.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gremio::storage {

/// The thread behind Database::watch().
class WatchThread final : public Database::Watch {
public:
    WatchThread(Shared& shared, std::chrono::milliseconds every, Job job);
    ~WatchThread() override;
    WatchThread(const WatchThread&) = delete;
    WatchThread& operator=(const WatchThread&) = delete;

private:
    void run(Shared& shared, std::chrono::milliseconds every, const Job& job);
    static void round(Shared& shared, Connection& connection, const Job& job, std::optional<qint64>& seen);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ended = false;
    std::thread m_thread; // last: it uses the rest
};

} // namespace gremio::storage
