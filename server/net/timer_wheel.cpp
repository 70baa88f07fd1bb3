// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timer_wheel.h"

#include <algorithm>

namespace gremio::net {

void TimerWheel::Entry::cancel()
{
    if (!m_next)
        return;
    m_previous->m_next = m_next;
    m_next->m_previous = m_previous;
    m_next = nullptr;
    m_previous = nullptr;
}

TimerWheel::TimerWheel(std::chrono::milliseconds tick, Instant now)
    : m_tick(tick)
    , m_start(now)
{
    for (Head& head : m_heads) {
        head.m_next = &head;
        head.m_previous = &head;
    }
}

TimerWheel::~TimerWheel()
{
    for (Head& head : m_heads) {
        while (head.m_next != &head)
            head.m_next->cancel();
    }
}

/// The tick at whose end the deadline has passed.
std::size_t TimerWheel::slot(Instant deadline) const
{
    const auto ticks = std::chrono::ceil<std::chrono::milliseconds>(deadline - m_start + m_tick) / m_tick;
    return std::max(static_cast<std::size_t>(std::max<std::ptrdiff_t>(ticks, 0)), m_passed + 1);
}

void TimerWheel::link(Entry& head, Entry& entry)
{
    entry.m_previous = head.m_previous;
    entry.m_next = &head;
    head.m_previous->m_next = &entry;
    head.m_previous = &entry;
}

void TimerWheel::set(Entry& entry, Instant deadline)
{
    entry.cancel();
    entry.m_deadline = deadline;
    link(m_heads[slot(deadline) % slots], entry);
}

void TimerWheel::advance(Instant now)
{
    const auto elapsed = (now - m_start) / m_tick;
    const auto until = static_cast<std::size_t>(std::max<std::ptrdiff_t>(elapsed, 0));
    // After a long sleep one turn looks at every slot.
    if (until > m_passed + slots)
        m_passed = until - slots;
    while (m_passed < until) {
        ++m_passed;
        Head& head = m_heads[m_passed % slots];
        Head ring; // what is set meanwhile goes to the head, so that this ends
        ring.m_next = &ring;
        ring.m_previous = &ring;
        while (head.m_next != &head) {
            Entry& entry = *head.m_next;
            entry.cancel();
            link(ring, entry);
        }
        while (ring.m_next != &ring) {
            Entry& entry = *ring.m_next;
            entry.cancel();
            if (entry.m_deadline <= now)
                entry.timedOut();
            else
                link(head, entry);
        }
        ring.m_next = nullptr; // nothing to unlink
        ring.m_previous = nullptr;
    }
}

} // namespace gremio::net
