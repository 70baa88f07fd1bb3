// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/outlet.h"

namespace gremio::realtime {

void Outlet::open(socketio::Server& server)
{
    const std::lock_guard lock(m_mutex);
    m_server = &server;
}

void Outlet::close()
{
    const std::lock_guard lock(m_mutex);
    m_server = nullptr;
}

void Outlet::emitTo(const std::vector<socketio::Room>& rooms, const QByteArray& event,
    const QByteArray& payload, const socketio::EmitOptions& options)
{
    const std::shared_lock lock(m_mutex);
    if (m_server && !rooms.empty())
        m_server->emitTo(rooms, event, payload, options);
}

void Outlet::emitTo(socketio::SocketId socket, const QByteArray& event, const QByteArray& payload)
{
    const std::shared_lock lock(m_mutex);
    if (m_server)
        m_server->emitTo(socket, event, payload);
}

void Outlet::disconnect(socketio::SocketId socket, bool comesBack)
{
    const std::shared_lock lock(m_mutex);
    if (m_server)
        m_server->disconnect(socket, comesBack);
}

} // namespace gremio::realtime
