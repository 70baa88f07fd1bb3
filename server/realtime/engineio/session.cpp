// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/session.h"

#include "server/realtime/engineio/lane.h"
#include "server/realtime/engineio/probe.h"
#include "server/realtime/engineio/request.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gremio::engineio {

using socketio::EnginePacket;
using socketio::EngineType;

namespace {

constexpr std::chrono::seconds politeTime{2}; // for a client to answer our goodbye

quint16 closeCodeOf(CloseReason why)
{
    switch (why) {
    case CloseReason::ServerEnds:
        return websocket::GoingAway;
    case CloseReason::ProtocolError:
        return websocket::ProtocolError;
    case CloseReason::TooSlow:
        return websocket::PolicyViolation;
    default:
        return websocket::Normal;
    }
}

QByteArray encoded(EngineType type)
{
    QByteArray packet;
    socketio::appendEnginePacket(packet, type);
    return packet;
}

} // namespace

Session::Session(Lane& lane, QByteArray sid, std::unique_ptr<net::AddressLimit::Lease> place)
    : m_lane(lane)
    , m_sid(std::move(sid))
    , m_place(std::move(place))
{
}

Session::~Session() = default;

int Session::lane() const
{
    return m_lane.index();
}

net::TimerWheel& Session::timers()
{
    return m_lane.timers();
}

void Session::setTimer(std::chrono::milliseconds after)
{
    timers().set(*this, std::chrono::steady_clock::now() + after);
}

// --- the beginning ---

void Session::open(std::unique_ptr<User> user)
{
    m_user = std::move(user);
    m_polling = std::make_unique<Polling>();
    setTimer(m_lane.config().pingInterval);
}

void Session::open(std::unique_ptr<User> user, http::Upgraded upgraded, QByteArrayView openPacket)
{
    m_user = std::move(user);
    setTimer(m_lane.config().pingInterval);
    m_channel = m_lane.makeChannel(upgraded, *this);
    m_channel->start(
        m_lane.switchingProtocols(upgraded).append(Message::packet(openPacket.toByteArray()).frame()),
        upgraded.bytes);
}

// --- polling ---

void Session::poll(http::Responder respond, std::vector<http::Header> headers)
{
    if (m_polling->waiting) { // the protocol lets a client have one at a time
        respond(withHeaders(answerOf(RequestError::BadRequest), headers));
        return close(CloseReason::ProtocolError);
    }
    m_polling->waiting = std::move(respond);
    m_polling->headers = std::move(headers);
    if (m_state == State::Leaving) {
        flush();
        return finish();
    }
    if (m_polling->queue.isEmpty() && m_probe && m_probe->isConfirmed())
        enqueue(encoded(EngineType::Noop));
    flush();
}

http::Response Session::post(const QByteArray& body)
{
    auto packets = socketio::readEnginePayload(body, m_lane.config().packetsPerPost);
    if (!packets) {
        close(CloseReason::ProtocolError);
        return answerOf(RequestError::BadRequest);
    }
    for (EnginePacket& packet : *packets) {
        if (m_state != State::Open)
            break;
        handle(std::move(packet));
    }
    return textAnswer("ok");
}

void Session::enqueue(QByteArrayView part)
{
    if (!m_polling->queue.isEmpty())
        m_polling->queue.append(socketio::payloadSeparator);
    m_polling->queue.append(part);
}

/// Answers the poll that waits, if there is something to say.
void Session::flush()
{
    if (!m_polling->waiting || m_polling->queue.isEmpty())
        return;
    const http::Responder respond = std::move(*m_polling->waiting);
    m_polling->waiting.reset();
    respond(withHeaders(
        textAnswer(std::exchange(m_polling->queue, QByteArray())), std::exchange(m_polling->headers, {})));
}

// --- the upgrade ---

void Session::probe(http::Upgraded upgraded)
{
    m_probe = std::make_unique<Probe>(*this);
    m_probe->start(
        m_lane.makeChannel(upgraded, *m_probe), m_lane.switchingProtocols(upgraded), upgraded.bytes);
}

/// The poll that waits ends, so that the client can leave polling.
void Session::probeConfirmed()
{
    timers().set(*m_probe, std::chrono::steady_clock::now() + m_lane.config().upgradeTimeout);
    if (!m_polling->waiting)
        return;
    enqueue(encoded(EngineType::Noop));
    flush();
}

void Session::probeFailed()
{
    m_lane.bury(std::move(m_probe));
}

void Session::probeSucceeded(std::unique_ptr<websocket::Channel> channel)
{
    m_lane.bury(std::move(m_probe));
    m_channel = std::move(channel);
    m_channel->setOwner(*this);
    const std::unique_ptr<Polling> polling = std::move(m_polling);
    if (polling->waiting)
        (*polling->waiting)(withHeaders(textAnswer(encoded(EngineType::Noop)), polling->headers));
    // Binary messages come as base64 out of a payload, and go as they are into frames.
    if (polling->queue.isEmpty())
        return;
    const auto packets = socketio::readEnginePayload(polling->queue, std::numeric_limits<int>::max());
    for (const EnginePacket& packet : packets.value_or(std::vector<EnginePacket>())) {
        QByteArray text;
        if (!packet.binary)
            socketio::appendEnginePacket(text, packet);
        m_channel->send(packet.binary ? websocket::Kind::Binary : websocket::Kind::Text,
            packet.binary ? packet.data : text, 0);
    }
}

// --- in ---

void Session::received(QByteArray message, bool binary)
{
    if (m_state != State::Open)
        return;
    if (binary)
        return m_user->message(std::move(message), true);
    auto packet = socketio::readEnginePacket(message);
    if (!packet)
        return close(CloseReason::ProtocolError);
    handle(std::move(*packet));
}

void Session::handle(EnginePacket packet)
{
    switch (packet.type) {
    case EngineType::Message:
        return m_user->message(std::move(packet.data), packet.binary);
    case EngineType::Pong:
        if (!m_pinged)
            return;
        m_pinged = false;
        setTimer(m_lane.config().pingInterval);
        return m_user->ponged();
    case EngineType::Close:
        return close(CloseReason::ClientClosed);
    default:
        return close(CloseReason::ProtocolError);
    }
}

// --- out ---

bool Session::isClear() const
{
    if (m_channel)
        return m_channel->waiting() == 0 || m_channel->unsent() == 0;
    return m_polling && m_polling->waiting && m_polling->queue.isEmpty();
}

/// Bytes, also what was only said in this turn of the loop.
qint64 Session::waiting() const
{
    return m_channel ? m_channel->waiting() : m_polling->queue.size();
}

/// A page that a client asked for may be larger than what may wait, and a slow line takes its time for it: so
/// the largest message does not count.
bool Session::isTooSlow() const
{
    const qint64 most = m_lane.config().maxQueued + m_largest;
    // What was said in this turn only waits if the network does not take it.
    return waiting() > most && (!m_channel || m_channel->unsent() > most);
}

void Session::send(const Message& message)
{
    send(&message, 1);
}

void Session::send(const Message* messages, std::size_t count)
{
    if (!isOpen())
        return;
    if (waiting() == 0)
        m_largest = 0;
    if (isTooSlow()) {
        m_doomed = true;
        return setTimer(std::chrono::milliseconds(0));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Message& message = messages[i];
        m_largest = std::max(m_largest, static_cast<quint32>(message.size()));
        const qint64 from = m_lane.config().compressFrom;
        if (!m_channel)
            enqueue(message.part());
        else if (m_channel->compresses() && from > 0 && message.size() >= from)
            m_channel->sendFrames(message.compressedFrame(m_lane.workshop().deflate));
        else
            m_channel->sendFrames(message.frame());
    }
    if (m_polling)
        flush();
}

void Session::sendPing()
{
    m_user->pinged();
    m_pinged = true;
    setTimer(m_lane.config().pingTimeout);
    send(m_lane.ping());
}

// --- the end ---

void Session::close(CloseReason why)
{
    if (m_state != State::Open)
        return;
    m_state = State::Leaving;
    if (m_probe) {
        m_probe->close();
        m_lane.bury(std::move(m_probe));
    }
    bool gone = false;
    if (m_channel) {
        m_channel->close(closeCodeOf(why));
        setTimer(politeTime);
    } else {
        const bool isOwnWish = why == CloseReason::ServerClosed || why == CloseReason::ServerEnds;
        gone = m_polling->waiting || !isOwnWish;
        enqueue(encoded(why == CloseReason::ClientClosed ? EngineType::Noop : EngineType::Close));
        flush();
        setTimer(m_lane.config().pingTimeout);
    }
    m_user->closed(why);
    if (gone)
        finish();
}

void Session::closed(quint16 code)
{
    if (m_state != State::Open)
        return;
    m_state = State::Leaving;
    setTimer(politeTime);
    const bool isTheirFault =
        code == websocket::ProtocolError || code == websocket::BadData || code == websocket::TooBig;
    m_user->closed(isTheirFault ? CloseReason::ProtocolError : CloseReason::TransportClosed);
}

void Session::ended()
{
    closed(websocket::Abnormal);
    finish();
}

void Session::finish()
{
    cancel();
    m_lane.bury(*this);
}

void Session::timedOut()
{
    if (m_state != State::Open)
        finish();
    else if (m_doomed)
        close(CloseReason::TooSlow);
    else if (m_pinged)
        close(CloseReason::PingTimeout);
    else
        sendPing();
}

} // namespace gremio::engineio
