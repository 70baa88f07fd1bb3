// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/connections.h"

#include <algorithm>

namespace gremio::realtime {

void Connections::admit(const Pointer& connection)
{
    const std::lock_guard lock(m_mutex);
    m_byId.insert(connection->id, {connection, false});
    m_byUser[connection->user].push_back(connection->id);
}

Connections::Pointer Connections::connected(socketio::SocketId id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return nullptr;
    found->isConnected = true;
    return found->connection;
}

Connections::Pointer Connections::find(socketio::SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    return m_byId.value(id).connection;
}

Connections::Pointer Connections::remove(socketio::SocketId id)
{
    const std::lock_guard lock(m_mutex);
    const Pointer connection = m_byId.take(id).connection;
    if (!connection)
        return nullptr;
    const auto user = m_byUser.find(connection->user);
    if (user != m_byUser.end()) {
        user->erase(std::remove(user->begin(), user->end(), id), user->end());
        if (user->empty())
            m_byUser.erase(user);
    }
    return connection;
}

void Connections::dropStale(SteadyTime before)
{
    std::vector<socketio::SocketId> stale;
    {
        const std::lock_guard lock(m_mutex);
        for (const Entry& entry : m_byId) {
            if (!entry.isConnected && entry.connection->since < before)
                stale.push_back(entry.connection->id);
        }
    }
    for (const socketio::SocketId id : stale)
        remove(id);
}

std::vector<Connections::Pointer> Connections::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Pointer> all;
    all.reserve(static_cast<std::size_t>(m_byId.size()));
    for (const Entry& entry : m_byId)
        all.push_back(entry.connection);
    return all;
}

std::vector<Connections::Pointer> Connections::ofUser(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Pointer> found;
    for (const socketio::SocketId id : m_byUser.value(user))
        found.push_back(m_byId.value(id).connection);
    return found;
}

int Connections::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(
        std::count_if(m_byId.begin(), m_byId.end(), [](const Entry& entry) { return entry.isConnected; }));
}

} // namespace gremio::realtime
