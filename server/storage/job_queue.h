// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/database.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace gremio::storage {

/// A job that waits for its turn.
struct Task {
    Job job;
    Completion done;
    std::chrono::steady_clock::time_point queued;
    WriteHint hint{};
};

/// The jobs that wait for a set of threads. Each thread is a lane; a job with a key waits in its lane, others
/// are taken by whoever is free, oldest first. Bounded.
class JobQueue {
public:
    /// Jobs of a group use the first `lanesOfGroups` lanes only, so that more of them come together; 0: all.
    JobQueue(std::size_t lanes, std::size_t limit, std::size_t lanesOfGroups = 0);

    enum class Pushed { Yes, Full, Closed };
    /// Takes the task only when the answer is Yes.
    Pushed push(Task& task);

    /// What a thread does when it had next to nothing to do for that long, and not again before its next
    /// task. `all`: nor had the others, for the first time since there was work.
    struct Rest {
        std::chrono::milliseconds after;
        std::function<void(bool all)> run;
    };

    /// Waits for at least one task and takes up to `most`; none once the queue is closed and empty. Where the
    /// one it takes belongs to a group, those of that group that stand behind it come along, up to
    /// `mostOfGroup`.
    std::vector<Task> take(std::size_t lane, std::size_t most, std::size_t mostOfGroup, const Rest& rest);

    /// No more pushes; what is queued may still be taken.
    void close();

    /// Until then, or until close(): true. What a thread waits on between attempts to connect.
    bool pause(std::chrono::milliseconds length);

    std::size_t size() const;
    std::size_t lanes() const { return m_lanes.size(); }

private:
    struct Lane {
        std::deque<Task> own;
        std::condition_variable wake;
        bool idle = false;
        bool rested = false; ///< since its last task
        int taken = 0; ///< tasks since `quiet`, few at most
        std::chrono::steady_clock::time_point quiet = std::chrono::steady_clock::now();
    };
    void wait(std::unique_lock<std::mutex>& lock, Lane& lane, const Rest& rest);
    void count(Lane& lane, std::size_t tasks);
    std::deque<Task>* oldest(Lane& lane);
    void wakeOne();

    mutable std::mutex m_mutex;
    std::condition_variable m_closing;
    std::vector<Lane> m_lanes;
    std::deque<Task> m_shared;
    std::size_t m_limit;
    std::size_t m_lanesOfGroups;
    std::size_t m_size = 0;
    bool m_worked = false; ///< more than few tasks were taken since all rested
    bool m_closed = false;
};

} // namespace gremio::storage
