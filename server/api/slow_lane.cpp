// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/slow_lane.h"

namespace gremio::api {

SlowLane::SlowLane(int threads, int waiting)
    : m_most(threads + waiting)
{
    m_pool.setMaxThreadCount(threads);
}

SlowLane::~SlowLane()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool SlowLane::run(std::function<void()> work)
{
    if (m_taken.fetch_add(1) >= m_most) {
        m_taken.fetch_sub(1);
        return false;
    }
    m_pool.start([this, work = std::move(work)] {
        work();
        m_taken.fetch_sub(1);
    });
    return true;
}

} // namespace gremio::api
