// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"

namespace gremio {

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ManualClock::ManualClock(Instant start)
    : m_millis(toMillis(start))
{
}

Instant ManualClock::now() const
{
    return instantFromMillis(m_millis.load());
}

void ManualClock::set(Instant instant)
{
    m_millis.store(toMillis(instant));
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    m_millis.fetch_add(by.count());
}

} // namespace gremio
