// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

/// The server's side of WebSocket (RFC 6455) with permessage-deflate (RFC 7692).
namespace gremio::websocket {

/// The opcodes of RFC 6455, 5.2.
enum class Kind : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// The codes of RFC 6455, 7.4.1, that we send.
enum CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    NoCode = 1005, ///< Never sent: the close frame had none.
    Abnormal = 1006, ///< Never sent: the connection broke.
    BadData = 1007,
    PolicyViolation = 1008,
    TooBig = 1009
};

/// Makes messages and control frames of a client's bytes. Its verdict depends only on the bytes, not on how
/// they were cut. Holds memory only for what it has begun to read.
class FrameReader {
public:
    struct Item {
        Kind kind = Kind::Text; ///< A whole message (Text, Binary) or a control frame.
        bool compressed = false; ///< Still to be inflated, and if text then to be checked.
        QByteArray data{}; ///< Text is valid UTF-8 unless compressed.
    };

    /// `most`: bytes of a message. `compression`: was agreed on.
    FrameReader(qint64 most, bool compression);

    /// Takes bytes until an item is whole, they end or something is wrong; returns the number taken.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] bool hasItem() const { return m_whole; }
    Item take();
    /// 0, or the code to close with; then nothing is taken any more.
    [[nodiscard]] quint16 error() const { return m_error; }

private:
    [[nodiscard]] qsizetype headerSize() const;
    void headerDone();
    void frameDone();
    void fail(CloseCode code) { m_error = code; }

    qint64 m_most;
    QByteArray m_message; ///< What has come of a message.
    QByteArray m_control; ///< What has come of a control frame; it may come between fragments.
    qint64 m_left = 0; ///< Bytes of the frame's payload still to come,
    quint32 m_at = 0; ///< and so many have come.
    std::array<char, 14> m_header{};
    quint8 m_headerBytes = 0;
    quint16 m_error = 0;
    Kind m_kind = Kind::Continuation; ///< Of the message that is being put together; Continuation: none.
    bool m_compression;
    bool m_compressed = false; ///< That message is.
    bool m_inPayload = false;
    bool m_whole = false;
};

/// A frame as a server sends it: whole, not masked.
void appendFrame(QByteArray& to, Kind kind, QByteArrayView payload, bool compressed = false);
[[nodiscard]] QByteArray closePayload(quint16 code, QByteArrayView reason = {});

/// The code of a close frame's payload: NoCode if it is empty, ProtocolError or BadData if it is wrong.
struct ReadClose {
    quint16 code = NoCode;
    bool valid = true; ///< Otherwise `code` is what to close with.
};
[[nodiscard]] ReadClose readClose(QByteArrayView payload);

} // namespace gremio::websocket
