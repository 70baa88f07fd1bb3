// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/client.h"

#include "shared/core/json_reader.h"
#include "shared/core/problem.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gremio::socketio {

namespace {

/// Takes what recovery puts into `auth` out of it: an application knows only its own members.
std::unique_ptr<Socket::Wish> takeWish(QByteArray& auth)
{
    auto wish = std::make_unique<Socket::Wish>();
    const JsonDocument document = JsonDocument::parse(auth); // it was looked at before
    document.root().forEachMember([&wish](std::string_view key, JsonValue value) {
        const std::string_view text = value.string();
        const QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
        if (key == "pid")
            wish->pid = bytes;
        else if (key == "offset") {
            bool valid = false;
            const quint64 offset = bytes.toULongLong(&valid);
            wish->offset = valid ? offset : std::numeric_limits<quint64>::max();
        }
    });
    if (wish->pid.isEmpty())
        return nullptr;
    const QByteArrayView members = QByteArrayView(auth).trimmed().sliced(1).chopped(1);
    QByteArray rest("{");
    for (const QByteArrayView member : splitArgs(members)) {
        if (member.startsWith("\"pid\"") || member.startsWith("\"offset\""))
            continue;
        if (rest.size() > 1)
            rest.append(',');
        rest.append(member);
    }
    auth = rest.append('}');
    return wish;
}

Departure departureFor(engineio::CloseReason why)
{
    switch (why) {
    case engineio::CloseReason::ServerClosed:
        return Departure::ServerLeft;
    case engineio::CloseReason::PingTimeout:
        return Departure::PingTimeout;
    case engineio::CloseReason::ProtocolError:
        return Departure::ProtocolError;
    case engineio::CloseReason::TooSlow:
        return Departure::TooSlow;
    case engineio::CloseReason::ServerEnds:
        return Departure::ServerEnds;
    default:
        return Departure::TransportClosed; // also when it said so: it left no namespace
    }
}

} // namespace

Client::Client(engineio::Session& session, Lane& lane, std::shared_ptr<const Handshake> handshake)
    : m_session(session)
    , m_lane(lane)
    , m_handshake(std::move(handshake))
{
    waitForConnect();
}

Client::~Client() = default;

void Client::waitForConnect()
{
    m_patience = std::make_unique<Patience>(m_session);
    m_session.timers().set(*m_patience, std::chrono::steady_clock::now() + m_lane.config().connectTimeout);
}

void Client::connected()
{
    m_patience.reset();
    m_handshake.reset();
}

void Client::forget(const Socket& socket)
{
    m_sockets.erase(std::remove(m_sockets.begin(), m_sockets.end(), &socket), m_sockets.end());
    if (m_sockets.empty() && !m_patience)
        waitForConnect();
}

Socket* Client::socketOf(const QByteArray& nsp) const
{
    const auto found = std::find_if(m_sockets.begin(), m_sockets.end(),
        [&nsp](const Socket* socket) { return socket->state.nsp == nsp; });
    return found == m_sockets.end() ? nullptr : *found;
}

void Client::closed(engineio::CloseReason why)
{
    m_patience.reset();
    m_half.reset();
    const std::vector<Socket*> sockets = std::exchange(m_sockets, {});
    for (Socket* socket : sockets)
        m_lane.remove(*socket, departureFor(why));
}

void Client::pinged()
{
    for (Socket* socket : m_sockets)
        m_lane.pinged(*socket);
}

void Client::ponged()
{
    for (Socket* socket : m_sockets)
        socket->state.confirmed = std::max(socket->state.confirmed, socket->pinged);
}

void Client::message(QByteArray data, bool binary)
{
    if (binary)
        attachment(std::move(data));
    else
        text(data);
}

void Client::text(QByteArrayView text)
{
    ReadPacket read;
    if (!m_half)
        read = readPacket(text);
    if (!read.packet)
        return fail();
    if (read.packet->attachments > 0 && !socketOf(read.packet->nsp))
        return fail(); // strangers get nothing kept for them
    if (read.packet->attachments > 0)
        m_half = std::make_unique<Half>(Half{std::move(*read.packet), {}, text.size()});
    else
        handle(std::move(*read.packet), {});
}

void Client::attachment(QByteArray bytes)
{
    if (!m_half)
        return fail();
    m_half->bytes += bytes.size();
    if (m_half->bytes > m_lane.config().engine.maxPayload)
        return fail();
    m_half->attachments.push_back(std::move(bytes));
    if (static_cast<int>(m_half->attachments.size()) < m_half->packet.attachments)
        return;
    const std::unique_ptr<Half> whole = std::move(m_half);
    handle(std::move(whole->packet), std::move(whole->attachments));
}

void Client::handle(Packet packet, std::vector<QByteArray> attachments)
{
    if (packet.type == PacketType::Connect)
        return connect(packet);
    Socket* const socket = socketOf(packet.nsp);
    if (!socket || packet.type == PacketType::ConnectError)
        return fail();
    if (packet.type == PacketType::Disconnect) {
        forget(*socket);
        return m_lane.remove(*socket, Departure::ClientLeft);
    }
    if (!socket->connected)
        return fail();
    if (packet.type == PacketType::Ack || packet.type == PacketType::BinaryAck)
        return; // we never ask for one
    Event event = eventOf(packet);
    event.attachments = std::move(attachments);
    m_lane.application().event(
        socket->state.id, std::move(event), packet.ackId ? m_lane.ackFor(*socket, *packet.ackId) : Ack());
}

void Client::connect(const Packet& packet)
{
    const auto& namespaces = m_lane.config().namespaces;
    if (std::find(namespaces.begin(), namespaces.end(), packet.nsp) == namespaces.end()) {
        QByteArray refusal;
        appendPacket(
            refusal, {PacketType::ConnectError, packet.nsp, {}, R"({"message":"Invalid namespace"})", 0});
        return m_session.send(engineio::Message::text(refusal));
    }
    if (socketOf(packet.nsp))
        return fail();
    QByteArray auth = packet.data.isEmpty() ? QByteArray("{}") : packet.data;
    Socket& socket = m_lane.makeSocket(*this, packet.nsp);
    m_sockets.push_back(&socket);
    socket.wish = takeWish(auth);
    m_lane.ask(socket, std::move(auth), m_handshake ? m_handshake : std::make_shared<Handshake>());
}

} // namespace gremio::socketio
