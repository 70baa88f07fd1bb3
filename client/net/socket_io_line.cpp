// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/socket_io_line.h"

#include "shared/core/json_encoding.h"
#include "shared/protocol/problem_document.h"
#include "shared/socketio/engine_packet.h"
#include "shared/socketio/packet.h"

#include <QNetworkRequest>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

using socketio::EngineType;
using socketio::Packet;
using socketio::PacketType;

struct AuthDocument {
    QString token;
    std::optional<QString> pid;
    std::optional<QString> offset;

    static constexpr auto fields()
    {
        return fieldList(field("token", &AuthDocument::token, "The access token"),
            field("pid", &AuthDocument::pid, "Of the connection to be recovered"),
            field("offset", &AuthDocument::offset, "Of the last event that came over it"));
    }
};

struct Joined {
    QString sid;
    std::optional<QString> pid;

    static constexpr auto fields()
    {
        return fieldList(field("sid", &Joined::sid, "The socket's id"),
            field("pid", &Joined::pid, "The secret to recover with"));
    }
};

struct Refusal {
    QString message;
    std::optional<ProblemDocument> data;

    static constexpr auto fields()
    {
        return fieldList(field("message", &Refusal::message, "In English"),
            field("data", &Refusal::data, "Why, as REST would say it"));
    }
};

ApiError offline(const QString& detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    error.detail = detail;
    return error;
}

std::optional<QString> filled(const QByteArray& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(text));
}

ApiError refusal(const QByteArray& json)
{
    try {
        const auto document = fromJson<Refusal>(json, Reading::Tolerant);
        if (document.data)
            return ApiError::fromDocument(*document.data);
        return ApiError::badAnswer(document.message);
    } catch (const Problem& problem) {
        return ApiError::badAnswer(problem.detail());
    }
}

/// The text of a JSON string, or nothing for anything else.
QByteArray stringIn(QByteArrayView json)
{
    if (!json.startsWith('"'))
        return {};
    const JsonDocument document = JsonDocument::parse("[" + json.toByteArray() + "]");
    QByteArray text;
    document.root().forEachElement([&](JsonValue value) {
        text = QByteArray(value.string().data(), static_cast<qsizetype>(value.string().size()));
    });
    return text;
}

} // namespace

SocketIoLine::SocketIoLine(const QUrl& server, const QString& userAgent, const Auth& auth,
    std::chrono::milliseconds connectTimeout, QObject* parent)
    : QObject(parent)
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
    , m_auth(auth)
    , m_silence(connectTimeout)
{
    connect(m_socket, &QWebSocket::textMessageReceived, this, &SocketIoLine::onText);
    connect(m_socket, &QWebSocket::disconnected, this, [this] { end(offline(m_socket->errorString())); });
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        [this] { end(offline(m_socket->errorString())); });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(offline(u"The server has fallen silent"_s)); });
    m_deadline.start(connectTimeout);

    QUrl url = server;
    url.setScheme(server.scheme() == u"https"_s ? u"wss"_s : u"ws"_s);
    url.setPath(server.path() + u"/socket.io/"_s);
    url.setQuery(u"EIO=4&transport=websocket"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, userAgent);
    m_socket->open(request);
}

SocketIoLine::~SocketIoLine() = default;

void SocketIoLine::send(const QByteArray& text)
{
    m_socket->sendTextMessage(QString::fromUtf8(text));
}

bool SocketIoLine::sendEvent(const QByteArray& name, const QByteArray& payload, std::optional<quint64> ackId)
{
    if (!m_joined || m_ended)
        return false;
    Packet packet;
    packet.ackId = ackId;
    packet.data = socketio::eventData(name, payload);
    QByteArray text;
    socketio::appendPacket(text, packet);
    QByteArray frame;
    socketio::appendEnginePacket(frame, EngineType::Message, text);
    send(frame);
    return true;
}

void SocketIoLine::leave()
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.stop();
    if (m_joined)
        send("41");
    m_socket->close();
}

void SocketIoLine::end(const ApiError& error)
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.stop();
    m_socket->abort();
    Q_EMIT lost(error);
}

void SocketIoLine::onText(const QString& text)
{
    if (m_ended)
        return;
    const auto packet = socketio::readEnginePacket(text.toUtf8());
    if (!packet) {
        end(ApiError::badAnswer(u"A malformed packet"_s));
        return;
    }
    switch (packet->type) {
    case EngineType::Open: {
        const auto handshake = socketio::readEngineHandshake(packet->data);
        if (!handshake) {
            end(ApiError::badAnswer(u"A malformed handshake"_s));
            return;
        }
        m_silence = std::chrono::milliseconds(handshake->pingInterval + handshake->pingTimeout);
        Packet hello;
        hello.type = PacketType::Connect;
        hello.data = toJson(AuthDocument{m_auth.token, filled(m_auth.pid), filled(m_auth.offset)});
        QByteArray said;
        socketio::appendPacket(said, hello);
        send("4" + said);
        return;
    }
    case EngineType::Ping:
        send("3");
        if (m_joined)
            m_deadline.start(m_silence);
        return;
    case EngineType::Message:
        onPacket(packet->data);
        return;
    case EngineType::Close:
        end(offline(u"The server closed the connection"_s));
        return;
    default:
        return;
    }
}

void SocketIoLine::onPacket(const QByteArray& text)
{
    const auto read = socketio::readPacket(text);
    if (!read.packet) {
        end(ApiError::badAnswer(QString::fromLatin1(read.error)));
        return;
    }
    const Packet& packet = *read.packet;
    if (packet.nsp != "/")
        return;
    switch (packet.type) {
    case PacketType::Connect:
        try {
            const auto document = fromJson<Joined>(packet.data, Reading::Tolerant);
            m_joined = true;
            m_deadline.start(m_silence);
            Q_EMIT joined(document.pid.value_or(QString()).toUtf8());
        } catch (const Problem& problem) {
            end(ApiError::badAnswer(problem.detail()));
        }
        return;
    case PacketType::ConnectError:
        m_ended = true;
        m_deadline.stop();
        m_socket->abort();
        Q_EMIT refused(refusal(packet.data));
        return;
    case PacketType::Disconnect:
        end(offline(u"The server ended the connection"_s));
        return;
    case PacketType::Event: {
        const socketio::Event event = socketio::eventOf(packet);
        const auto args = socketio::splitArgs(event.args);
        const QByteArray payload = args.empty() ? QByteArray() : args.front().toByteArray();
        const QByteArray offset = m_joined && args.size() > 1 ? stringIn(args.back()) : QByteArray();
        Q_EMIT received(event.name, payload, offset);
        return;
    }
    case PacketType::Ack: {
        const QByteArray all = socketio::ackArgs(packet);
        const auto args = socketio::splitArgs(all);
        Q_EMIT acknowledged(
            packet.ackId.value_or(0), args.empty() ? QByteArray() : args.front().toByteArray());
        return;
    }
    case PacketType::BinaryEvent:
    case PacketType::BinaryAck:
        return; // no event of Gremio has attachments
    }
}

} // namespace gremio
