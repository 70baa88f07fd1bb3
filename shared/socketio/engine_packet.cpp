// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/socketio/engine_packet.h"

#include "shared/core/json_reader.h"
#include "shared/core/json_writer.h"
#include "shared/core/problem.h"

#include <limits>
#include <utility>

namespace gremio::socketio {

namespace {

constexpr int types = 7;

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    // Qt lets padding in odd places and stray bits pass.
    if (!decoded || (*decoded).toBase64() != text)
        return std::nullopt;
    return *decoded;
}

std::optional<EnginePacket> readPart(QByteArrayView part)
{
    if (!part.startsWith('b'))
        return readEnginePacket(part);
    auto bytes = fromBase64(part.sliced(1));
    if (!bytes)
        return std::nullopt;
    return EnginePacket{EngineType::Message, true, std::move(*bytes)};
}

} // namespace

std::optional<EnginePacket> readEnginePacket(QByteArrayView text)
{
    if (text.isEmpty() || text.front() < '0' || text.front() >= '0' + types)
        return std::nullopt;
    return EnginePacket{static_cast<EngineType>(text.front() - '0'), false, text.sliced(1).toByteArray()};
}

void appendEnginePacket(QByteArray& to, EngineType type, QByteArrayView data)
{
    to.append(static_cast<char>('0' + static_cast<int>(type))).append(data);
}

void appendEnginePacket(QByteArray& to, const EnginePacket& packet)
{
    if (packet.binary)
        to.append('b').append(packet.data.toBase64());
    else
        appendEnginePacket(to, packet.type, packet.data);
}

std::optional<std::vector<EnginePacket>> readEnginePayload(QByteArrayView body, int most)
{
    std::vector<EnginePacket> packets;
    while (true) {
        const qsizetype end = body.indexOf(payloadSeparator);
        auto packet = readPart(end < 0 ? body : body.first(end));
        if (!packet || packets.size() >= static_cast<std::size_t>(most))
            return std::nullopt;
        packets.push_back(std::move(*packet));
        if (end < 0)
            return packets;
        body = body.sliced(end + 1);
    }
}

QByteArray engineHandshakeJson(const EngineHandshake& handshake)
{
    QByteArray json;
    JsonWriter writer(json);
    writer.beginObject();
    writer.member("sid", QByteArrayView(handshake.sid));
    writer.key("upgrades");
    writer.beginArray();
    if (handshake.canUpgrade)
        writer.value("websocket");
    writer.endArray();
    writer.member("pingInterval", handshake.pingInterval);
    writer.member("pingTimeout", handshake.pingTimeout);
    writer.member("maxPayload", handshake.maxPayload);
    writer.endObject();
    return json;
}

std::optional<EngineHandshake> readEngineHandshake(QByteArrayView json)
{
    try {
        const JsonDocument document = JsonDocument::parse(json);
        EngineHandshake handshake;
        const auto positive = [](JsonValue value) {
            const auto number = value.integer();
            return number && *number > 0 && *number <= std::numeric_limits<int>::max()
                ? static_cast<int>(*number)
                : 0;
        };
        document.root().forEachMember([&](std::string_view key, JsonValue value) {
            if (key == "sid")
                handshake.sid = QByteArray(value.string().data(), qsizetype(value.string().size()));
            else if (key == "upgrades")
                value.forEachElement(
                    [&](JsonValue name) { handshake.canUpgrade |= name.string() == "websocket"; });
            else if (key == "pingInterval")
                handshake.pingInterval = positive(value);
            else if (key == "pingTimeout")
                handshake.pingTimeout = positive(value);
            else if (key == "maxPayload")
                handshake.maxPayload = positive(value);
        });
        if (handshake.sid.isEmpty() || handshake.pingInterval == 0 || handshake.pingTimeout == 0
            || handshake.maxPayload == 0)
            return std::nullopt;
        return handshake;
    } catch (const Problem&) {
        return std::nullopt;
    }
}

} // namespace gremio::socketio
