// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace gremio::socketio {

enum class PacketType : quint8 { Connect, Disconnect, Event, Ack, ConnectError, BinaryEvent, BinaryAck };

/// One packet of the Socket.IO protocol, version 5, without the bytes of its attachments.
struct Packet {
    PacketType type = PacketType::Event;
    QByteArray nsp{"/", 1}; ///< Namespace; starts with '/'.
    std::optional<quint64> ackId{};
    /// JSON as it was sent: an object or nothing (Connect), an object (ConnectError), nothing (Disconnect),
    /// an array (the rest).
    QByteArray data{};
    int attachments = 0; ///< Binary messages that follow; only of BinaryEvent and BinaryAck.

    bool operator==(const Packet&) const = default;
};

/// Bounds on what is read; beyond them a packet is malformed.
struct PacketLimits {
    int attachments = 64;
    int namespaceBytes = 128;
    int eventNameBytes = 256;
};

struct ReadPacket {
    std::optional<Packet> packet{};
    const char* error = ""; ///< English, static; why there is no packet.
};

/// Reads the text of an Engine.IO message. Strict: the JSON is checked (as JsonDocument does), an event has
/// a name that is no reserved one, an ack has its id, placeholders and attachments agree.
[[nodiscard]] ReadPacket readPacket(QByteArrayView text, const PacketLimits& limits = {});

/// Appends the text form.
void appendPacket(QByteArray& to, const Packet& packet);

/// The data of an event or of an ack, taken apart.
struct Event {
    QByteArray name; ///< UTF-8, unescaped.
    /// The arguments as JSON with commas between, no brackets: an event with one argument has just that one
    /// here. Empty if there are none.
    QByteArray args;
    /// The bytes that the placeholders {"_placeholder":true,"num":N} in `args` stand for.
    std::vector<QByteArray> attachments{};
};

/// Of a packet that readPacket() let through.
[[nodiscard]] Event eventOf(const Packet& packet);
[[nodiscard]] QByteArray ackArgs(const Packet& packet); ///< As Event::args.

/// `["name",args]`; `args` as in Event.
[[nodiscard]] QByteArray eventData(QByteArrayView name, QByteArrayView args);

/// Takes `args` apart, one entry for each argument; views into it. It must be valid, as in Event.
[[nodiscard]] std::vector<QByteArrayView> splitArgs(QByteArrayView args);

/// Names that the client libraries keep for themselves.
[[nodiscard]] bool isReservedEvent(QByteArrayView name);

} // namespace gremio::socketio
