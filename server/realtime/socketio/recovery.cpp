// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/recovery.h"

#include <algorithm>
#include <utility>

namespace gremio::socketio {

namespace {

constexpr qint64 overhead = 200; // bytes of an event besides its text, about

qint64 sizeOf(const Emission& emission)
{
    return emission.text.size() + overhead;
}

bool holds(const std::vector<Room>& rooms, const Room& room)
{
    return std::find(rooms.begin(), rooms.end(), room) != rooms.end();
}

} // namespace

Recovery::Recovery(Bounds bounds)
    : m_bounds(bounds)
{
}

void Recovery::publish(
    Emission emission, const std::function<void(std::shared_ptr<const Emission>)>& deliver, Instant now)
{
    // Delivered under the lock: who has one serial has all those before it.
    const std::lock_guard lock(m_mutex);
    if (!emission.isVolatile) {
        emission.serial = ++m_serial;
        emission.text.chop(1); // the bracket
        emission.text.append(",\"").append(QByteArray::number(emission.serial)).append("\"]");
    }
    auto shared = std::make_shared<const Emission>(std::move(emission));
    deliver(shared);
    if (shared->isVolatile)
        return;
    m_bytes += sizeOf(*shared);
    m_kept.push_back({std::move(shared), now});
    forget(now);
}

void Recovery::forget(Instant now)
{
    while (
        !m_kept.empty() && (m_bytes > m_bounds.eventBytes || now - m_kept.front().at > m_bounds.eventTime)) {
        m_bytes -= sizeOf(*m_kept.front().emission);
        m_forgotten = m_kept.front().emission->serial;
        m_kept.pop_front();
    }
    while (!m_losses.empty()
        && (m_losses.size() > m_bounds.sockets || now - m_losses.front().first > m_bounds.lossTime)) {
        const auto found = m_lost.find(m_losses.front().second);
        if (found != m_lost.end() && found->second.at == m_losses.front().first)
            m_lost.erase(found);
        m_losses.pop_front();
    }
}

void Recovery::lost(SocketState state, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const QByteArray pid = state.pid;
    m_losses.emplace_back(now, pid);
    m_lost.insert_or_assign(pid, Lost{std::move(state), now});
    forget(now);
}

bool Recovery::concerns(const Emission& emission, const std::vector<Room>& rooms, SocketId socket)
{
    return emission.except != socket
        && std::any_of(emission.rooms.begin(), emission.rooms.end(),
            [&rooms](const Room& room) { return holds(rooms, room); });
}

std::optional<Recovery::Recovered> Recovery::recover(const QByteArray& pid, const QByteArray& nsp,
    std::optional<quint64> offset, const std::vector<Room>& rooms, Instant now)
{
    const std::lock_guard lock(m_mutex);
    forget(now);
    const auto found = m_lost.find(pid);
    if (found == m_lost.end())
        return std::nullopt;
    Recovered recovered{std::move(found->second.state), {}, m_serial};
    m_lost.erase(found); // there is one try
    SocketState& state = recovered.state;
    const bool same = state.nsp == nsp && std::all_of(rooms.begin(), rooms.end(), [&state](const Room& room) {
        return holds(state.rooms, room);
    });
    if (!same || offset.value_or(0) > m_serial)
        return std::nullopt;
    const quint64 has = std::max(state.confirmed, offset.value_or(0));
    if (has < m_forgotten)
        return std::nullopt;
    const auto first = std::partition_point(
        m_kept.begin(), m_kept.end(), [has](const Kept& kept) { return kept.emission->serial <= has; });
    for (auto kept = first; kept != m_kept.end(); ++kept) {
        if (concerns(*kept->emission, rooms, state.id))
            recovered.missed.push_back(kept->emission);
    }
    state.confirmed = has;
    state.rooms = rooms;
    return recovered;
}

void Recovery::moved(const QByteArray& pid, SocketId to)
{
    const std::lock_guard lock(m_mutex);
    m_moved[pid] = to;
}

void Recovery::left(const QByteArray& pid)
{
    const std::lock_guard lock(m_mutex);
    m_moved.erase(pid);
}

std::optional<SocketId> Recovery::placeOf(const QByteArray& pid)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_moved.find(pid);
    return found == m_moved.end() ? std::nullopt : std::optional(found->second);
}

} // namespace gremio::socketio
