// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/message.h"

#include "server/realtime/websocket/frame.h"
#include "shared/socketio/engine_packet.h"

#include <utility>

namespace gremio::engineio {

Message Message::text(QByteArrayView data)
{
    Message message;
    message.m_packet.reserve(data.size() + 1);
    socketio::appendEnginePacket(message.m_packet, socketio::EngineType::Message, data);
    return message;
}

Message Message::binary(QByteArray data)
{
    Message message;
    message.m_packet = std::move(data);
    message.m_binary = true;
    return message;
}

Message Message::packet(QByteArray encoded)
{
    Message message;
    message.m_packet = std::move(encoded);
    return message;
}

const QByteArray& Message::frame() const
{
    if (m_frame.isEmpty())
        websocket::appendFrame(m_frame, m_binary ? websocket::Kind::Binary : websocket::Kind::Text, m_packet);
    return m_frame;
}

const QByteArray& Message::compressedFrame(websocket::Deflate& deflate) const
{
    if (m_compressed.isEmpty())
        websocket::appendFrame(m_compressed, m_binary ? websocket::Kind::Binary : websocket::Kind::Text,
            deflate.compress(m_packet), true);
    return m_compressed;
}

QByteArray Message::part() const
{
    if (!m_binary)
        return m_packet;
    QByteArray text;
    socketio::appendEnginePacket(text, {socketio::EngineType::Message, true, m_packet});
    return text;
}

} // namespace gremio::engineio
