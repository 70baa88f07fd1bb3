// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/hub/outlet.h"

namespace gremio::realtime {

void Outlet::open(socketio::Server& server, bus::Bus* bus)
{
    const std::lock_guard lock(m_mutex);
    m_server = &server;
    m_bus = bus;
}

void Outlet::close()
{
    const std::lock_guard lock(m_mutex);
    m_server = nullptr;
    m_bus = nullptr;
}

void Outlet::emitTo(const std::vector<socketio::Room>& rooms, const QByteArray& event,
    const QByteArray& payload, const socketio::EmitOptions& options)
{
    const std::shared_lock lock(m_mutex);
    if (!m_server || rooms.empty())
        return;
    m_server->emitTo(rooms, event, payload, options);
    // A socket that is left out is one of this process.
    if (m_bus)
        m_bus->publish(process::encodeTold(rooms, event, payload, options.isVolatile),
            options.isVolatile ? bus::Loss::Harmless : bus::Loss::Matters);
}

void Outlet::emitHere(const std::vector<socketio::Room>& rooms, const QByteArray& event,
    const QByteArray& payload, bool isVolatile)
{
    const std::shared_lock lock(m_mutex);
    if (!m_server || rooms.empty())
        return;
    socketio::EmitOptions options;
    options.isVolatile = isVolatile;
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

void Outlet::say(const process::Message& message, bus::Loss loss)
{
    const std::shared_lock lock(m_mutex);
    if (m_bus)
        m_bus->publish(process::encode(message), loss);
}

bool Outlet::hasOthers() const
{
    const std::shared_lock lock(m_mutex);
    return m_bus != nullptr;
}

bool Outlet::isJoined() const
{
    const std::shared_lock lock(m_mutex);
    return m_bus && m_bus->isJoined();
}

} // namespace gremio::realtime
