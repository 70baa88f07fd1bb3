// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/job_queue.h"

#include <algorithm>

namespace gremio::storage {

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

std::vector<Task> JobQueue::take(std::size_t index, std::size_t most, std::size_t mostOfGroup)
{
    std::vector<Task> taken;
    std::unique_lock lock(m_mutex);
    Lane& lane = m_lanes[index];
    while (!oldest(lane) && !m_closed) {
        lane.idle = true;
        lane.wake.wait(lock);
    }
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
