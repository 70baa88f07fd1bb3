// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/server.h"

#include "server/realtime/engineio/server.h"
#include "server/realtime/socketio/client.h"
#include "server/realtime/socketio/lane.h"
#include "server/realtime/socketio/recovery.h"

#include <atomic>
#include <utility>

namespace gremio::socketio {

namespace {

Recovery::Bounds boundsOf(const ServerConfig& config)
{
    // An event that was sent just before a loss is not missed before the loss is noticed.
    const auto noticed = config.engine.pingInterval + config.engine.pingTimeout;
    return {config.recoveryTime, config.recoveryTime + noticed, config.recoveryBytes};
}

} // namespace

struct Server::Private final : engineio::Application {
    ServerConfig config;
    std::atomic<int> sockets = 0;
    Recovery recovery;
    Lane::Shared shared;
    std::vector<std::unique_ptr<Lane>> lanes;
    engineio::Server engine;

    Private(ServerConfig c, socketio::Application& application)
        : config(std::move(c))
        , recovery(boundsOf(config))
        , shared{config, application, config.recovery ? &recovery : nullptr, sockets,
              [this](SocketId id, Lane::Task task) { return tell(id, std::move(task)); }}
        , engine(config.engine, *this)
    {
    }

    void attach(const std::vector<net::IoThread*>& threads) override
    {
        lanes.clear();
        for (net::IoThread* thread : threads)
            lanes.push_back(std::make_unique<Lane>(static_cast<int>(lanes.size()), *thread, shared));
    }
    void detach(int lane) override { lanes[static_cast<std::size_t>(lane)]->detach(); }
    std::unique_ptr<engineio::User> opened(
        engineio::Session& session, std::shared_ptr<const Handshake> handshake) override
    {
        return std::make_unique<Client>(
            session, *lanes[static_cast<std::size_t>(session.lane())], std::move(handshake));
    }

    bool tell(SocketId id, Lane::Task task)
    {
        const auto index = static_cast<std::size_t>(Lane::indexOf(id));
        if (id.value == 0 || index >= lanes.size())
            return false;
        lanes[index]->tell(std::move(task));
        return true;
    }
    void tellAll(const Lane::Task& task)
    {
        for (const auto& lane : lanes)
            lane->tell(task);
    }
};

Server::Server(ServerConfig config, Application& application)
    : d(std::make_unique<Private>(std::move(config), application))
{
}

Server::~Server() = default;

http::Handler& Server::handler()
{
    return d->engine;
}

void Server::emitTo(const Room& room, QByteArrayView event, QByteArrayView args, const EmitOptions& options)
{
    emitTo(std::vector<Room>{room}, event, args, options);
}

void Server::emitTo(
    const std::vector<Room>& rooms, QByteArrayView event, QByteArrayView args, const EmitOptions& options)
{
    Emission emission{{}, options.except, options.isVolatile, 0, {}};
    emission.rooms.reserve(rooms.size());
    for (const Room& room : rooms)
        emission.rooms.push_back(roomKey(options.nsp, room));
    appendPacket(emission.text, {PacketType::Event, options.nsp, {}, eventData(event, args), 0});
    const auto deliver = [this](std::shared_ptr<const Emission> shared) {
        d->tellAll([shared = std::move(shared)](Lane& lane) { lane.deliver(*shared); });
    };
    if (d->config.recovery)
        d->recovery.publish(std::move(emission), deliver, std::chrono::steady_clock::now());
    else
        deliver(std::make_shared<const Emission>(std::move(emission)));
}

void Server::emitTo(
    SocketId socket, QByteArrayView event, QByteArrayView args, const std::vector<QByteArray>& attachments)
{
    d->tell(socket, [socket, name = event.toByteArray(), args = args.toByteArray(), attachments](Lane& lane) {
        lane.emitTo(socket, name, args, attachments);
    });
}

void Server::join(SocketId socket, const Room& room)
{
    d->tell(socket, [socket, room](Lane& lane) { lane.join(socket, room); });
}

void Server::leave(SocketId socket, const Room& room)
{
    d->tell(socket, [socket, room](Lane& lane) { lane.leave(socket, room); });
}

void Server::disconnect(SocketId socket, bool close)
{
    d->tell(socket, [socket, close](Lane& lane) { lane.disconnect(socket, close); });
}

int Server::sockets() const
{
    return d->sockets;
}

} // namespace gremio::socketio
