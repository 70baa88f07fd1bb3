// SPDX-License-Identifier: GPL-3.0-or-later
// Socket.IO packets: what is read keeps its bounds, comes back the same when written, and can be taken apart.
#include "shared/core/json_reader.h"
#include "shared/socketio/packet.h"

#include <cstdlib>

using namespace gremio;
using namespace gremio::socketio;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// The pieces are all there is, each of them JSON.
void argumentsAreWhole(const QByteArray& args)
{
    int count = 0;
    for (const QByteArrayView arg : splitArgs(args)) {
        (void)JsonDocument::parse(arg); // throws if it is none, and so ends the program
        ++count;
    }
    int wanted = 0;
    const QByteArray array = '[' + args + ']';
    const JsonDocument document = JsonDocument::parse(array);
    document.root().forEachElement([&wanted](JsonValue) { ++wanted; });
    require(count == wanted);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const PacketLimits limits;
    const ReadPacket read = readPacket(QByteArrayView(data, static_cast<qsizetype>(size)), limits);
    if (!read.packet) {
        require(read.error && *read.error);
        return 0;
    }
    const Packet& packet = *read.packet;
    require(packet.attachments >= 0 && packet.attachments <= limits.attachments);
    require(packet.nsp.startsWith('/') && packet.nsp.size() <= limits.namespaceBytes);
    QByteArray written;
    appendPacket(written, packet);
    const ReadPacket again = readPacket(written, limits);
    require(again.packet && *again.packet == packet);
    if (packet.type == PacketType::Event || packet.type == PacketType::BinaryEvent) {
        const Event event = eventOf(packet);
        require(!event.name.isEmpty() && !isReservedEvent(event.name));
        argumentsAreWhole(event.args);
        Packet same = packet;
        same.data = eventData(event.name, event.args);
        written.clear();
        appendPacket(written, same);
        const ReadPacket third = readPacket(written, limits);
        require(third.packet && eventOf(*third.packet).name == event.name);
    } else if (packet.type == PacketType::Ack || packet.type == PacketType::BinaryAck) {
        argumentsAreWhole(ackArgs(packet));
    }
    return 0;
}
