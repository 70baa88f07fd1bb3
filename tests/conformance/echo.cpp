// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/echo.h"

#include <utility>

namespace gremio::test {

namespace {

class EchoUser final : public engineio::User {
public:
    explicit EchoUser(engineio::Session& session)
        : m_session(session)
    {
    }
    void message(QByteArray data, bool binary) override
    {
        m_session.send(binary ? engineio::Message::binary(std::move(data)) : engineio::Message::text(data));
    }
    void closed(engineio::CloseReason /*why*/) override { }

private:
    engineio::Session& m_session;
};

} // namespace

std::unique_ptr<engineio::User> EngineEcho::opened(
    engineio::Session& session, std::shared_ptr<const engineio::Handshake> /*handshake*/)
{
    return std::make_unique<EchoUser>(session);
}

void SocketEcho::connecting(const socketio::ConnectRequest& request, socketio::Answer answer)
{
    if (request.auth.startsWith("{\"refuse\""))
        return answer.refuse("Not welcome", request.auth);
    {
        const std::lock_guard lock(m_mutex);
        m_auth[request.id.value] = request.auth;
    }
    answer.accept({"everyone"});
}

void SocketEcho::connected(socketio::SocketId socket, socketio::Arrival arrival)
{
    QByteArray auth;
    {
        const std::lock_guard lock(m_mutex);
        auth = std::move(m_auth.extract(socket.value).mapped());
    }
    if (arrival == socketio::Arrival::Fresh)
        m_server->emitTo(socket, "auth", auth);
}

void SocketEcho::event(socketio::SocketId socket, socketio::Event event, socketio::Ack ack)
{
    if (event.name == "message")
        m_server->emitTo(socket, "message-back", event.args, event.attachments);
    else if (event.name == "message-with-ack")
        ack(event.args, event.attachments);
    else if (event.name == "tell-all")
        m_server->emitTo(socketio::Room("everyone"), "told", event.args);
    else if (event.name == "leave")
        m_server->disconnect(socket);
}

void SocketEcho::disconnected(socketio::SocketId /*socket*/, socketio::Departure /*why*/) { }

} // namespace gremio::test
