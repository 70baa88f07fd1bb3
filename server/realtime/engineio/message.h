// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/realtime/websocket/deflate.h"

#include <QByteArray>
#include <QByteArrayView>

namespace gremio::engineio {

/// An Engine.IO packet on its way to any number of sessions of one thread: each form that one of them needs
/// is made once.
class Message {
public:
    static Message text(QByteArrayView data); ///< A message packet.
    static Message binary(QByteArray data);
    static Message packet(QByteArray encoded); ///< Any other packet, as text.

    /// As one WebSocket frame.
    [[nodiscard]] const QByteArray& frame() const;
    [[nodiscard]] const QByteArray& compressedFrame(websocket::Deflate& deflate) const;
    /// As part of a polling payload.
    [[nodiscard]] QByteArray part() const;
    [[nodiscard]] qint64 size() const { return m_packet.size(); }

private:
    QByteArray m_packet; ///< Text: with its type. Binary: as it is.
    bool m_binary = false;
    mutable QByteArray m_frame;
    mutable QByteArray m_compressed;
};

} // namespace gremio::engineio
