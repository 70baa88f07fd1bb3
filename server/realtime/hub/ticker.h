// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gremio::realtime {

/// Does something again and again on a thread of its own.
class Ticker {
public:
    Ticker() = default;
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;
    ~Ticker() { stop(); }

    void start(std::chrono::milliseconds every, std::function<void()> work);
    /// Waits for what runs.
    void stop();

private:
    std::mutex m_mutex;
    std::condition_variable m_ends;
    bool m_ended = false;
    std::thread m_thread;
};

} // namespace gremio::realtime
