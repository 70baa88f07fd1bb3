// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

/// Packets of the Engine.IO protocol, version 4, and of the Socket.IO protocol, version 5: pure functions
/// over bytes that never throw and never read more than they are given.
namespace gremio::socketio {

enum class EngineType : quint8 { Open, Close, Ping, Pong, Message, Upgrade, Noop };

/// One Engine.IO packet.
struct EnginePacket {
    EngineType type = EngineType::Message;
    bool binary = false; ///< Only messages are: their bytes are the application's own.
    QByteArray data;

    bool operator==(const EnginePacket&) const = default;
};

/// Reads a packet from the text of a WebSocket message or of a part of a polling payload. Nothing if its type
/// is none of the seven. A binary WebSocket message needs no reading: it is the data of a binary message.
[[nodiscard]] std::optional<EnginePacket> readEnginePacket(QByteArrayView text);

/// Appends the text form; a binary packet becomes 'b' and base64, as polling has it.
void appendEnginePacket(QByteArray& to, const EnginePacket& packet);
void appendEnginePacket(QByteArray& to, EngineType type, QByteArrayView data = {});

/// Between the packets of a polling payload.
inline constexpr char payloadSeparator = '\x1e';

/// Splits the body of a polling request or answer. Nothing if one packet of it is malformed, base64 not
/// canonical, or there are more than `most` packets.
[[nodiscard]] std::optional<std::vector<EnginePacket>> readEnginePayload(
    QByteArrayView body, int most = 1000);

/// What a server says first.
struct EngineHandshake {
    QByteArray sid;
    bool canUpgrade = false; ///< To WebSocket.
    int pingInterval = 25'000; ///< Milliseconds.
    int pingTimeout = 20'000; ///< Milliseconds.
    qint64 maxPayload = 1'000'000; ///< Bytes.
};
[[nodiscard]] QByteArray engineHandshakeJson(const EngineHandshake& handshake);
/// Nothing if it is no handshake; unknown members are passed over.
[[nodiscard]] std::optional<EngineHandshake> readEngineHandshake(QByteArrayView json);

} // namespace gremio::socketio
