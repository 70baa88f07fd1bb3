// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/lane.h"

#include "server/http/response_writer.h"
#include "server/realtime/engineio/request.h"
#include "server/realtime/engineio/server.h"
#include "server/realtime/websocket/handshake.h"
#include "shared/socketio/engine_packet.h"

#include <QRandomGenerator>

#include <array>
#include <ctime>
#include <utility>

namespace gremio::engineio {

namespace {

constexpr int prefixSize = 2; // of a sid: its lane
constexpr int randomWords = 4; // 128 bits that nobody guesses

QByteArray text(socketio::EngineType type, QByteArrayView data = {})
{
    QByteArray packet;
    socketio::appendEnginePacket(packet, type, data);
    return packet;
}

} // namespace

Lane::Lane(int index, net::IoThread& thread, const Config& config, Application& application, Forward forward)
    : m_index(index)
    , m_config(config)
    , m_application(application)
    , m_forward(std::move(forward))
    , m_workshop{thread, config.maxPayload}
    , m_errands(std::make_shared<net::Mailbox<Errand>>([this](Errand&& errand) {
        if (errand.upgraded || !errand.request.path.isEmpty())
            m_forward(*this, std::move(errand));
        else
            m_dead.clear();
    }))
    , m_ping(Message::packet(text(socketio::EngineType::Ping)))
{
    thread.own(*m_errands);
    thread.own(m_workshop.flusher);
}

Lane::~Lane() = default;

bool Lane::send(Errand&& errand)
{
    return m_errands->send(std::move(errand));
}

int Lane::indexOf(QByteArrayView sid)
{
    if (sid.size() <= prefixSize)
        return -1;
    bool valid = false;
    const int index = sid.first(prefixSize).toByteArray().toInt(&valid, 16);
    return valid ? index : -1;
}

void Lane::take(Errand&& errand)
{
    if (errand.upgraded)
        upgrade(std::move(*errand.upgraded));
    else
        answer(std::move(errand));
}

std::vector<http::Header> Lane::headersFor(const http::Request& request) const
{
    std::vector<http::Header> headers;
    if (m_config.edge.appendHeaders)
        m_config.edge.appendHeaders(headers, request);
    return headers;
}

// --- sessions ---

Session& Lane::makeSession(Place place)
{
    QByteArray sid = QByteArray::number(m_index, 16).rightJustified(prefixSize, '0');
    std::array<quint32, randomWords> random{};
    QRandomGenerator::system()->fillRange(random.data(), randomWords);
    sid.append(QByteArray(reinterpret_cast<const char*>(random.data()), sizeof random)
                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    auto session = std::make_unique<Session>(*this, sid, std::move(place));
    return *m_sessions.emplace(std::move(sid), std::move(session)).first->second;
}

std::unique_ptr<User> Lane::makeUser(Session& session, const http::Request& request)
{
    return m_application.opened(session,
        std::make_shared<Handshake>(
            Handshake{request.client, request.secure, request.headers, request.query}));
}

std::optional<Lane::Place> Lane::placeFor(const http::Request& request, http::Response& refused) const
{
    if (m_draining) {
        refused = {503, "text/plain; charset=UTF-8", "The server is ending", {{"Retry-After", "1"}}};
        return std::nullopt;
    }
    if (!m_config.edge.takePlace)
        return Place();
    Place place = m_config.edge.takePlace(request);
    if (place)
        return place;
    refused = {429, "text/plain; charset=UTF-8", "Too many connections are open", {{"Retry-After", "60"}}};
    return std::nullopt;
}

QByteArray Lane::openPacket(const Session& session) const
{
    return text(socketio::EngineType::Open,
        socketio::engineHandshakeJson(
            {session.sid(), session.polls(), static_cast<int>(m_config.pingInterval.count()),
                static_cast<int>(m_config.pingTimeout.count()), m_config.maxPayload}));
}

void Lane::bury(Session& session)
{
    const auto found = m_sessions.find(session.sid());
    if (found == m_sessions.end())
        return;
    bury(std::shared_ptr<void>(std::move(found->second)));
    m_sessions.erase(found);
}

void Lane::bury(std::shared_ptr<void> other)
{
    m_dead.push_back(std::move(other));
    if (m_dead.size() == 1)
        m_errands->send({});
}

void Lane::drain()
{
    m_draining = true;
    std::vector<Session*> all; // closing changes the map
    for (const auto& [sid, session] : m_sessions)
        all.push_back(session.get());
    for (Session* session : all)
        session->close(CloseReason::ServerEnds);
}

void Lane::detach()
{
    drain();
    m_errands->close();
    m_sessions.clear();
    m_dead.clear();
}

// --- polling ---

void Lane::answer(Errand&& errand)
{
    const http::Request& request = errand.request;
    const std::vector<http::Header> headers = headersFor(request);
    const auto respond = [&](http::Response response) {
        errand.respond(withHeaders(std::move(response), headers));
    };
    const QByteArray sid = parametersOf(request).sid;
    if (sid.isEmpty()) {
        http::Response refused;
        auto place = placeFor(request, refused);
        if (!place)
            return respond(std::move(refused));
        Session& session = makeSession(std::move(*place));
        session.open(makeUser(session, request));
        return respond(textAnswer(openPacket(session)));
    }
    const auto found = m_sessions.find(sid);
    if (found == m_sessions.end())
        return respond(answerOf(RequestError::UnknownSession));
    Session& session = *found->second;
    if (!session.polls())
        return respond(answerOf(RequestError::BadRequest));
    if (request.method == http::Method::Post)
        return respond(session.post(request.body));
    session.poll(std::move(errand.respond), headers);
}

// --- WebSocket ---

std::unique_ptr<websocket::Channel> Lane::makeChannel(
    http::Upgraded& upgraded, websocket::Channel::Owner& owner)
{
    return std::make_unique<websocket::Channel>(m_workshop, std::move(upgraded.transport),
        std::move(upgraded.lease),
        !websocket::agreedExtension(upgraded.head, m_config.compressFrom > 0).isEmpty(), owner);
}

QByteArray Lane::switchingProtocols(const http::Upgraded& upgraded) const
{
    return websocket::switchingProtocols(
        upgraded.head, websocket::agreedExtension(upgraded.head, m_config.compressFrom > 0));
}

void Lane::upgrade(http::Upgraded&& upgraded)
{
    const QByteArray sid = parametersOf(upgraded.head).sid;
    if (sid.isEmpty()) {
        http::Response refused;
        auto place = placeFor(upgraded.head, refused);
        if (!place)
            return refuse(std::move(upgraded), refused);
        Session& session = makeSession(std::move(*place));
        auto user = makeUser(session, upgraded.head);
        session.open(std::move(user), std::move(upgraded), openPacket(session));
        return;
    }
    const auto found = m_sessions.find(sid);
    if (found == m_sessions.end())
        return refuse(std::move(upgraded), answerOf(RequestError::UnknownSession));
    if (!found->second->canProbe())
        return refuse(std::move(upgraded), answerOf(RequestError::BadRequest));
    found->second->probe(std::move(upgraded));
}

/// HTTP's last word on a connection that wanted to be something else.
void Lane::refuse(http::Upgraded&& upgraded, const http::Response& response)
{
    upgraded.transport->setOwner(m_nobody);
    QByteArray bytes;
    http::appendHead(
        bytes, response, {false, true, false}, upgraded.head.id, http::DateText::format(std::time(nullptr)));
    bytes.append(response.body);
    if (upgraded.transport->write(bytes))
        upgraded.transport->endWriting();
    bury(std::make_shared<http::Upgraded>(std::move(upgraded)));
}

} // namespace gremio::engineio
