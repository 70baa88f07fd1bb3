// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timer_queue.h"

#include <QCoreApplication>
#include <QTimerEvent>
#include <QVarLengthArray>

#include <algorithm>
#include <bit>
#include <limits>

namespace gremio::net {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

TimerQueue::Instant TimerQueue::rounded(const Timer& timer)
{
    const auto since = timer.nominal.time_since_epoch();
    if (timer.type == Qt::VeryCoarseTimer)
        return Instant(std::chrono::round<seconds>(since));
    // The largest power of two of milliseconds that is within 5 % of the interval.
    if (timer.type == Qt::CoarseTimer && timer.interval >= 20) {
        const nanoseconds grain = milliseconds(std::bit_floor(static_cast<quint64>(timer.interval) / 20));
        return Instant((since + grain - nanoseconds(1)) / grain * grain);
    }
    return timer.nominal;
}

void TimerQueue::add(int id, qint64 interval, Qt::TimerType type, QObject* receiver, Instant now)
{
    remove(id);
    Timer timer;
    // Far enough for a century, and no overflow when nanoseconds are added.
    timer.interval = std::clamp<qint64>(interval, 0, std::numeric_limits<qint64>::max() / 4'000'000);
    // Full seconds mean nothing to a timer of that size.
    timer.type = type == Qt::VeryCoarseTimer && interval < 2000 ? Qt::CoarseTimer : type;
    timer.receiver = receiver;
    timer.nominal = now + milliseconds(timer.interval);
    timer.due = rounded(timer);
    timer.serial = ++m_serial;
    m_order.emplace(timer.due, id);
    m_receivers.emplace(receiver, id);
    m_timers.emplace(id, timer);
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_order.erase({found->second.due, id});
    m_receivers.erase({found->second.receiver, id});
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAll(QObject* receiver)
{
    bool any = false;
    for (auto it = m_receivers.lower_bound({receiver, std::numeric_limits<int>::min()});
         it != m_receivers.end() && it->first == receiver;) {
        const int id = (it++)->second;
        any = remove(id) || any;
    }
    return any;
}

QList<TimerQueue::TimerInfo> TimerQueue::of(QObject* receiver) const
{
    QList<TimerInfo> list;
    for (auto it = m_receivers.lower_bound({receiver, std::numeric_limits<int>::min()});
         it != m_receivers.end() && it->first == receiver; ++it) {
        const Timer& timer = m_timers.at(it->second);
        list.append(TimerInfo(it->second, static_cast<int>(timer.interval), timer.type));
    }
    return list;
}

int TimerQueue::remaining(int id, Instant now) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(found->second.due - now).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

std::optional<TimerQueue::Instant> TimerQueue::next() const
{
    if (m_order.empty())
        return std::nullopt;
    return m_order.begin()->first;
}

int TimerQueue::fire(Instant now)
{
    // The list is made first: what the handlers start waits for the next pass, so that a zero timer
    // cannot keep the loop from its sockets.
    QVarLengthArray<std::pair<int, quint64>, 16> due;
    for (auto it = m_order.begin(); it != m_order.end() && it->first <= now; ++it)
        due.append({it->second, m_timers.at(it->second).serial});
    for (const auto& [id, serial] : due)
        fire(id, serial, now);
    return static_cast<int>(due.size());
}

void TimerQueue::fire(int id, quint64 serial, Instant now)
{
    auto found = m_timers.find(id);
    // Removed by another handler, replaced, or already handled in a nested loop?
    if (found == m_timers.end() || found->second.serial != serial || found->second.handling
        || found->second.due > now)
        return;
    Timer& timer = found->second;
    m_order.erase({timer.due, id});
    const auto interval = milliseconds(timer.interval);
    timer.nominal += interval;
    if (timer.nominal < now)
        timer.nominal = now + interval;
    timer.due = rounded(timer);
    timer.handling = true;

    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.receiver, &event);

    found = m_timers.find(id); // the handler may have changed anything
    if (found != m_timers.end() && found->second.serial == serial) {
        found->second.handling = false;
        m_order.emplace(found->second.due, id);
    }
}

} // namespace gremio::net
