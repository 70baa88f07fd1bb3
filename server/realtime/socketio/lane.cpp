// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/socketio/lane.h"

#include "server/realtime/socketio/client.h"
#include "shared/core/json_writer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace gremio::socketio {

namespace {

QByteArray randomName()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A secret that also says which socket it is of.
QByteArray pidOf(SocketId id)
{
    return randomName() + '.' + QByteArray::number(id.value, 36);
}

SocketId idIn(const QByteArray& pid)
{
    return SocketId{pid.mid(pid.lastIndexOf('.') + 1).toULongLong(nullptr, 36)};
}

QByteArray welcomeData(const SocketState& state, bool recovery)
{
    QByteArray data;
    JsonWriter writer(data);
    writer.beginObject();
    writer.member("sid", QByteArrayView(state.sid));
    if (recovery)
        writer.member("pid", QByteArrayView(state.pid));
    writer.endObject();
    return data;
}

QByteArray refusalData(const Answer::Verdict& verdict)
{
    QByteArray data;
    JsonWriter writer(data);
    writer.beginObject();
    writer.member("message", QByteArrayView(verdict.message));
    if (!verdict.data.isEmpty()) {
        writer.key("data");
        writer.raw(verdict.data);
    }
    writer.endObject();
    return data;
}

/// A connection that only broke comes back.
bool mayComeBack(Departure why)
{
    return why == Departure::TransportClosed || why == Departure::PingTimeout;
}

} // namespace

Lane::Lane(int index, net::IoThread& thread, const Shared& shared)
    : m_index(index)
    , m_shared(shared)
    , m_tasks(std::make_shared<net::Mailbox<Task>>([this](Task&& task) { task(*this); }))
{
    thread.own(*m_tasks);
}

Lane::~Lane() = default;

void Lane::detach()
{
    m_tasks->close();
}

Socket* Lane::find(SocketId id, bool connected)
{
    const auto found = m_sockets.find(id.value);
    return found != m_sockets.end() && found->second->connected == connected ? found->second.get() : nullptr;
}

// --- coming and going ---

Socket& Lane::makeSocket(Client& client, const QByteArray& nsp)
{
    const quint64 id = (++m_lastId << 12) | static_cast<quint64>(m_index);
    auto socket = std::make_unique<Socket>();
    socket->client = &client;
    socket->state.id = SocketId{id};
    socket->state.nsp = nsp;
    return *m_sockets.emplace(id, std::move(socket)).first->second;
}

void Lane::ask(Socket& socket, QByteArray auth, std::shared_ptr<const Handshake> handshake)
{
    const SocketId id = socket.state.id;
    Answer answer([tasks = m_tasks, id](Answer::Verdict verdict) {
        tasks->send([id, verdict = std::move(verdict)](Lane& lane) { lane.settle(id, verdict); });
    });
    m_shared.application.connecting(
        {id, socket.state.nsp, std::move(auth), std::move(handshake), socket.wish != nullptr},
        std::move(answer));
}

void Lane::settle(SocketId id, Answer::Verdict verdict)
{
    Socket* const socket = find(id, false);
    if (!socket)
        return;
    if (verdict.accepted && socket->wish && m_shared.recovery)
        return bringBack(*socket, verdict.rooms);
    if (verdict.accepted)
        return welcome(*socket, std::move(verdict.rooms));
    sendPacket(*socket, {PacketType::ConnectError, socket->state.nsp, {}, refusalData(verdict), 0});
    socket->client->forget(*socket);
    m_sockets.erase(id.value);
}

/// The client may be back before its loss was noticed here: then the old connection is given up first.
void Lane::bringBack(const Socket& socket, const std::vector<Room>& rooms)
{
    const SocketId id = socket.state.id;
    const QByteArray pid = socket.wish->pid;
    const SocketId old = m_shared.recovery->placeOf(pid).value_or(idIn(pid));
    const Task goOn = [id, rooms](Lane& here) {
        if (Socket* const waiting = here.find(id, false))
            here.welcome(*waiting, rooms);
    };
    const bool asked = m_shared.tell(old, [id, old, pid, goOn](Lane& there) {
        there.giveUp(old, pid);
        there.m_shared.tell(id, goOn);
    });
    if (!asked)
        tell(goOn);
}

void Lane::giveUp(SocketId id, const QByteArray& pid)
{
    Socket* const socket = find(id);
    if (socket && socket->state.pid == pid)
        socket->client->session().close(engineio::CloseReason::TransportClosed);
}

void Lane::welcome(Socket& socket, std::vector<Room> rooms)
{
    SocketState& state = socket.state;
    for (Room& room : rooms)
        room = roomKey(state.nsp, room);
    const SocketId id = state.id;
    std::optional<Recovery::Recovered> recovered;
    if (const auto wish = std::move(socket.wish); wish && m_shared.recovery)
        recovered = m_shared.recovery->recover(
            wish->pid, state.nsp, wish->offset, rooms, std::chrono::steady_clock::now());
    if (recovered) {
        state = std::move(recovered->state);
        state.id = id;
        state.rooms.clear();
        m_shared.recovery->moved(state.pid, id);
        socket.handled = recovered->upTo;
    } else {
        state.sid = randomName();
        if (m_shared.recovery)
            state.pid = pidOf(id);
        state.confirmed = m_serial;
    }
    for (const Room& room : rooms)
        addToRoom(socket, room);
    socket.connected = true;
    ++m_shared.sockets;
    socket.client->connected();
    sendPacket(
        socket, {PacketType::Connect, state.nsp, {}, welcomeData(state, m_shared.recovery != nullptr), 0});
    if (recovered) {
        std::vector<engineio::Message> missed;
        for (const auto& emission : recovered->missed)
            missed.push_back(engineio::Message::text(emission->text));
        socket.client->session().send(missed.data(), missed.size());
    }
    m_shared.application.connected(id, recovered ? Arrival::Recovered : Arrival::Fresh);
}

void Lane::remove(Socket& socket, Departure why)
{
    const auto found = m_sockets.find(socket.state.id.value);
    if (found == m_sockets.end())
        return;
    const std::unique_ptr<Socket> removed = std::move(found->second);
    m_sockets.erase(found);
    if (!removed->connected)
        return;
    --m_shared.sockets;
    const std::vector<Room> rooms = removed->state.rooms;
    for (const Room& room : rooms)
        removeFromRoom(*removed, room);
    if (m_shared.recovery)
        m_shared.recovery->left(removed->state.pid);
    if (m_shared.recovery && mayComeBack(why)) {
        removed->state.rooms = rooms;
        m_shared.recovery->lost(removed->state, std::chrono::steady_clock::now());
    }
    m_shared.application.disconnected(removed->state.id, why);
}

void Lane::disconnect(SocketId id, bool close)
{
    Socket* const socket = find(id);
    if (!socket)
        return;
    if (!close) // clients that are told stay away
        sendPacket(*socket, {PacketType::Disconnect, socket->state.nsp, {}, {}, 0});
    Client& client = *socket->client;
    client.forget(*socket);
    remove(*socket, Departure::ServerLeft);
    if (close)
        client.session().close();
}

void Lane::pinged(Socket& socket) const
{
    socket.pinged = std::max(m_serial, socket.handled);
}

// --- rooms ---

void Lane::addToRoom(Socket& socket, const Room& key)
{
    std::vector<Room>& rooms = socket.state.rooms;
    if (std::find(rooms.begin(), rooms.end(), key) != rooms.end())
        return;
    const auto room = m_rooms.try_emplace(key).first;
    room->second.push_back(&socket);
    rooms.push_back(room->first); // shares the bytes
}

void Lane::removeFromRoom(Socket& socket, const Room& key)
{
    const auto room = m_rooms.find(key);
    if (room == m_rooms.end())
        return;
    std::vector<Socket*>& members = room->second;
    if (const auto member = std::find(members.begin(), members.end(), &socket); member != members.end()) {
        *member = members.back();
        members.pop_back();
    }
    if (members.empty())
        m_rooms.erase(room);
}

void Lane::join(SocketId id, const Room& room)
{
    if (Socket* const socket = find(id))
        addToRoom(*socket, roomKey(socket->state.nsp, room));
}

void Lane::leave(SocketId id, const Room& room)
{
    Socket* const socket = find(id);
    if (!socket)
        return;
    const Room key = roomKey(socket->state.nsp, room);
    std::vector<Room>& rooms = socket->state.rooms;
    rooms.erase(std::remove(rooms.begin(), rooms.end(), key), rooms.end());
    removeFromRoom(*socket, key);
}

// --- out ---

void Lane::deliver(const Emission& emission)
{
    m_serial = std::max(m_serial, emission.serial);
    std::optional<engineio::Message> message;
    std::vector<Socket*> several;
    for (const Room& room : emission.rooms) {
        const auto found = m_rooms.find(room);
        if (found == m_rooms.end())
            continue;
        if (emission.rooms.size() > 1) {
            several.insert(several.end(), found->second.begin(), found->second.end());
            continue;
        }
        for (Socket* socket : found->second)
            deliverTo(*socket, emission, message);
    }
    std::sort(several.begin(), several.end());
    several.erase(std::unique(several.begin(), several.end()), several.end());
    for (Socket* socket : several)
        deliverTo(*socket, emission, message);
}

void Lane::deliverTo(
    Socket& socket, const Emission& emission, std::optional<engineio::Message>& message) const
{
    if (emission.except == socket.state.id || (emission.serial != 0 && emission.serial <= socket.handled))
        return;
    engineio::Session& session = socket.client->session();
    if (emission.isVolatile && !session.isClear())
        return;
    if (!message)
        message = engineio::Message::text(emission.text);
    session.send(*message);
}

void Lane::emitTo(
    SocketId id, QByteArrayView event, QByteArrayView args, const std::vector<QByteArray>& attachments)
{
    Socket* const socket = find(id);
    if (!socket)
        return;
    QByteArray data = eventData(event, args);
    // Clients take a string at the end for an offset.
    if (m_shared.recovery && attachments.empty() && args.trimmed().endsWith('"')) {
        data.chop(1);
        data.append(",\"").append(QByteArray::number(std::max(m_serial, socket->handled))).append("\"]");
    }
    sendPacket(*socket,
        {attachments.empty() ? PacketType::Event : PacketType::BinaryEvent, socket->state.nsp, {},
            std::move(data), static_cast<int>(attachments.size())},
        attachments);
}

Ack Lane::ackFor(const Socket& socket, quint64 ackId)
{
    return Ack([tasks = m_tasks, id = socket.state.id, ackId](
                   const QByteArray& args, const std::vector<QByteArray>& attachments) {
        tasks->send([=](Lane& lane) { lane.acknowledge(id, ackId, args, attachments); });
    });
}

void Lane::acknowledge(
    SocketId id, quint64 ackId, QByteArrayView args, const std::vector<QByteArray>& attachments)
{
    Socket* const socket = find(id);
    if (!socket)
        return;
    sendPacket(*socket,
        {attachments.empty() ? PacketType::Ack : PacketType::BinaryAck, socket->state.nsp, ackId,
            QByteArray("[").append(args).append(']'), static_cast<int>(attachments.size())},
        attachments);
}

void Lane::sendPacket(Socket& socket, const Packet& packet, const std::vector<QByteArray>& attachments)
{
    QByteArray text;
    appendPacket(text, packet);
    std::vector<engineio::Message> messages{engineio::Message::text(text)};
    for (const QByteArray& attachment : attachments)
        messages.push_back(engineio::Message::binary(attachment));
    socket.client->session().send(messages.data(), messages.size());
}

} // namespace gremio::socketio
