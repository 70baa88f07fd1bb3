// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/server.h"

#include <utility>

namespace gremio::socketio {

struct Server::Private final : http::Handler {
    http::BodyPolicy policy(const http::Request& /*head*/) override
    {
        return {0, http::Response{404, {}, {}, {}}, {}};
    }
    void handle(http::Request /*request*/, http::Responder /*respond*/) override { }
    http::Response protocolError(int status, QByteArray /*id*/, QByteArrayView /*detail*/) override
    {
        return http::Response{status, {}, {}, {}};
    }
};

Server::Server(ServerConfig /*config*/, Application& /*application*/)
    : d(std::make_unique<Private>())
{
}

Server::~Server() = default;

http::Handler& Server::handler()
{
    return *d;
}

void Server::emitTo(
    const Room& /*room*/, QByteArrayView /*event*/, QByteArrayView /*args*/, const EmitOptions& /*options*/)
{
}

void Server::emitTo(const std::vector<Room>& /*rooms*/, QByteArrayView /*event*/, QByteArrayView /*args*/,
    const EmitOptions& /*options*/)
{
}

void Server::emitTo(SocketId /*socket*/, QByteArrayView /*event*/, QByteArrayView /*args*/,
    const std::vector<QByteArray>& /*attachments*/)
{
}

void Server::join(SocketId /*socket*/, const Room& /*room*/) { }
void Server::leave(SocketId /*socket*/, const Room& /*room*/) { }
void Server::disconnect(SocketId /*socket*/, bool /*close*/) { }
void Server::disconnect(const Room& /*room*/, bool /*close*/) { }

int Server::sockets() const
{
    return 0;
}

} // namespace gremio::socketio
