// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/job_queue.h"

#include <algorithm>

namespace gremio::storage {

namespace {
/// What is looked at four times a second even when nobody is there is no work.
constexpr int few = 50;
} // namespace

JobQueue::JobQueue(std::size_t lanes, std::size_t limit, std::size_t lanesOfGroups)
    : m_lanes(lanes)
    , m_limit(limit)
    , m_lanesOfGroups(lanesOfGroups == 0 ? lanes : std::min(lanesOfGroups, lanes))
{
}

JobQueue::Pushed JobQueue::push(Task& task)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return Pushed::Closed;
    if (m_size >= m_limit)
        return Pushed::Full;
    ++m_size;
    if (const auto key = task.hint.key) {
        Lane& lane = m_lanes[*key % (task.hint.group ? m_lanesOfGroups : m_lanes.size())];
        lane.own.push_back(std::move(task));
        lane.wake.notify_one();
        return Pushed::Yes;
    }
    m_shared.push_back(std::move(task));
    wakeOne();
    return Pushed::Yes;
}

void JobQueue::wakeOne()
{
    for (Lane& lane : m_lanes) {
        if (lane.idle) {
            lane.idle = false; // so that the next push wakes another
            lane.wake.notify_one();
            return;
        }
    }
}

std::deque<Task>* JobQueue::oldest(Lane& lane)
{
    if (lane.own.empty())
        return m_shared.empty() ? nullptr : &m_shared;
    if (m_shared.empty() || lane.own.front().queued <= m_shared.front().queued)
        return &lane.own;
    return &m_shared;
}

/// Until it is woken, or has rested.
void JobQueue::wait(std::unique_lock<std::mutex>& lock, Lane& lane, const Rest& rest)
{
    lane.idle = true;
    if (lane.rested) {
        lane.wake.wait(lock);
    } else if (lane.wake.wait_until(lock, lane.quiet + rest.after) == std::cv_status::timeout
        && !oldest(lane)) {
        lane.idle = false; // what comes meanwhile is for the others
        lane.rested = true;
        const bool all = m_worked
            && std::all_of(m_lanes.begin(), m_lanes.end(), [](const Lane& one) { return one.rested; });
        m_worked = m_worked && !all;
        lock.unlock();
        rest.run(all);
        lock.lock();
    }
}

void JobQueue::count(Lane& lane, std::size_t tasks)
{
    lane.taken += static_cast<int>(tasks);
    const bool works = lane.taken > few;
    if (!works && !lane.rested)
        return;
    m_worked = m_worked || works;
    lane.rested = false;
    lane.taken = 0;
    lane.quiet = std::chrono::steady_clock::now();
}

std::vector<Task> JobQueue::take(
    std::size_t index, std::size_t most, std::size_t mostOfGroup, const Rest& rest)
{
    std::vector<Task> taken;
    std::unique_lock lock(m_mutex);
    Lane& lane = m_lanes[index];
    while (!oldest(lane) && !m_closed)
        wait(lock, lane, rest);
    lane.idle = false;
    while (taken.size() < most) {
        std::deque<Task>* queue = oldest(lane);
        if (!queue)
            break;
        taken.push_back(std::move(queue->front()));
        queue->pop_front();
        --m_size;
    }
    const JobGroup* group = taken.size() == 1 && taken.front().hint.key ? taken.front().hint.group : nullptr;
    while (group && taken.size() < mostOfGroup && !lane.own.empty() && lane.own.front().hint.group == group) {
        taken.push_back(std::move(lane.own.front()));
        lane.own.pop_front();
        --m_size;
    }
    count(lane, taken.size());
    // Who was woken for a shared job may have found an older one of its own.
    if (!m_shared.empty())
        wakeOne();
    return taken;
}

void JobQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    for (Lane& lane : m_lanes)
        lane.wake.notify_one();
    m_closing.notify_all();
}

bool JobQueue::pause(std::chrono::milliseconds length)
{
    std::unique_lock lock(m_mutex);
    return !m_closing.wait_for(lock, length, [this] { return m_closed; });
}

std::size_t JobQueue::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_size;
}

} // namespace gremio::storage
