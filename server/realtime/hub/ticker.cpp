// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/ticker.h"

namespace gremio::realtime {

void Ticker::start(std::chrono::milliseconds every, std::function<void()> work)
{
    stop();
    m_ended = false;
    m_thread = std::thread([this, every, work = std::move(work)] {
        std::unique_lock lock(m_mutex);
        while (!m_ends.wait_for(lock, every, [this] { return m_ended; })) {
            lock.unlock();
            work();
            lock.lock();
        }
    });
}

void Ticker::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_ends.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace gremio::realtime
