// SPDX-License-Identifier: GPL-3.0-or-later
// Engine.IO packets and polling payloads: what is read comes back the same when written.
#include "shared/socketio/engine_packet.h"

#include <cstdlib>

using namespace gremio::socketio;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    if (const auto packet = readEnginePacket(input)) {
        QByteArray written;
        appendEnginePacket(written, *packet);
        require(written == input);
    }
    if (const auto packets = readEnginePayload(input)) {
        QByteArray written;
        for (std::size_t i = 0; i < packets->size(); ++i) {
            if (i > 0)
                written.append(payloadSeparator);
            appendEnginePacket(written, (*packets)[i]);
        }
        require(written == input);
    }
    if (const auto handshake = readEngineHandshake(input)) {
        const auto again = readEngineHandshake(engineHandshakeJson(*handshake));
        require(again && again->sid == handshake->sid && again->canUpgrade == handshake->canUpgrade
            && again->pingInterval == handshake->pingInterval);
    }
    return 0;
}
