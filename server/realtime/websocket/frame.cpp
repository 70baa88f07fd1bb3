// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/frame.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

namespace gremio::websocket {

namespace {

constexpr quint8 finalBit = 0x80;
constexpr quint8 compressedBit = 0x40;
constexpr quint8 otherReservedBits = 0x30;
constexpr quint8 maskBit = 0x80;
constexpr qint64 largestControl = 125;
constexpr qsizetype keySize = 4;

bool isControl(Kind kind)
{
    return static_cast<quint8>(kind) >= 8;
}

bool isKnown(quint8 opcode)
{
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

/// XORs with the key, whose byte `at % 4` is the first one's.
void unmask(char* data, qsizetype size, const char* key, quint32 at)
{
    std::array<char, 8> turned{};
    for (std::size_t i = 0; i < turned.size(); ++i)
        turned[i] = key[(at + i) % keySize];
    quint64 wide = 0;
    std::memcpy(&wide, turned.data(), sizeof wide);
    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        quint64 piece = 0;
        std::memcpy(&piece, data + i, sizeof piece);
        piece ^= wide;
        std::memcpy(data + i, &piece, sizeof piece);
    }
    for (; i < size; ++i)
        data[i] = static_cast<char>(data[i] ^ turned[static_cast<std::size_t>(i % 8)]);
}

} // namespace

FrameReader::FrameReader(qint64 most, bool compression)
    : m_most(most)
    , m_compression(compression)
{
}

/// Of the header whose first bytes are there.
qsizetype FrameReader::headerSize() const
{
    if (m_headerBytes < 2 || (static_cast<quint8>(m_header[1]) & maskBit) == 0)
        return 2; // without a mask there is nothing to wait for
    const auto length = static_cast<quint8>(m_header[1]) & 0x7fU;
    return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + keySize;
}

qsizetype FrameReader::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (!m_whole && m_error == 0 && (taken < bytes.size() || (m_inPayload && m_left == 0))) {
        if (!m_inPayload) {
            const qsizetype wanted = headerSize();
            const qsizetype size = std::min(wanted - m_headerBytes, bytes.size() - taken);
            std::copy_n(bytes.data() + taken, size, m_header.begin() + m_headerBytes);
            m_headerBytes = static_cast<quint8>(m_headerBytes + size);
            taken += size;
            if (m_headerBytes == headerSize())
                headerDone();
            continue;
        }
        const qsizetype size = std::min<qsizetype>(m_left, bytes.size() - taken);
        const bool control = isControl(static_cast<Kind>(static_cast<quint8>(m_header[0]) & 0xfU));
        QByteArray& to = control ? m_control : m_message;
        const qsizetype start = to.size();
        to.append(bytes.sliced(taken, size));
        unmask(to.data() + start, size, m_header.data() + m_headerBytes - keySize, m_at);
        m_at += static_cast<quint32>(size);
        m_left -= size;
        taken += size;
        if (m_left == 0)
            frameDone();
    }
    return taken;
}

void FrameReader::headerDone()
{
    const auto first = static_cast<quint8>(m_header[0]);
    const auto second = static_cast<quint8>(m_header[1]);
    const quint8 opcode = first & 0xfU;
    const bool final = (first & finalBit) != 0;
    const bool compressed = (first & compressedBit) != 0;
    if ((first & otherReservedBits) != 0 || !isKnown(opcode) || (second & maskBit) == 0)
        return fail(ProtocolError);
    const auto kind = static_cast<Kind>(opcode);
    quint64 length = second & 0x7fU;
    if (length == 126) {
        length = qFromBigEndian<quint16>(m_header.data() + 2);
        if (length < 126)
            return fail(ProtocolError);
    } else if (length == 127) {
        length = qFromBigEndian<quint64>(m_header.data() + 2);
        if (length <= 0xffff || length >> 63 != 0)
            return fail(ProtocolError);
    }
    if (isControl(kind)) {
        if (!final || compressed || length > largestControl)
            return fail(ProtocolError);
    } else {
        const bool inside = m_kind != Kind::Continuation;
        if (inside != (kind == Kind::Continuation) || (compressed && (!m_compression || inside)))
            return fail(ProtocolError);
        if (length > static_cast<quint64>(m_most - m_message.size()))
            return fail(TooBig);
        if (!inside) {
            m_kind = kind;
            m_compressed = compressed;
        }
    }
    m_left = static_cast<qint64>(length);
    m_at = 0;
    m_inPayload = true;
}

void FrameReader::frameDone()
{
    const auto first = static_cast<quint8>(m_header[0]);
    m_inPayload = false;
    m_headerBytes = 0;
    const auto kind = static_cast<Kind>(first & 0xfU);
    if (isControl(kind)) {
        m_whole = true;
    } else if ((first & finalBit) != 0) {
        if (m_kind == Kind::Text && !m_compressed && !QByteArrayView(m_message).isValidUtf8())
            return fail(BadData);
        m_whole = true;
    }
}

FrameReader::Item FrameReader::take()
{
    m_whole = false;
    const auto kind = static_cast<Kind>(static_cast<quint8>(m_header[0]) & 0xfU);
    if (isControl(kind))
        return {kind, false, std::exchange(m_control, QByteArray())};
    return {std::exchange(m_kind, Kind::Continuation), m_compressed, std::exchange(m_message, QByteArray())};
}

void appendFrame(QByteArray& to, Kind kind, QByteArrayView payload, bool compressed)
{
    std::array<char, 10> header{};
    qsizetype size = 2;
    header[0] = static_cast<char>(finalBit | (compressed ? compressedBit : 0U) | static_cast<quint8>(kind));
    if (payload.size() < 126) {
        header[1] = static_cast<char>(payload.size());
    } else if (payload.size() <= 0xffff) {
        header[1] = 126;
        qToBigEndian(static_cast<quint16>(payload.size()), header.data() + 2);
        size = 4;
    } else {
        header[1] = 127;
        qToBigEndian(static_cast<quint64>(payload.size()), header.data() + 2);
        size = 10;
    }
    to.reserve(to.size() + size + payload.size());
    to.append(header.data(), size).append(payload);
}

QByteArray closePayload(quint16 code, QByteArrayView reason)
{
    std::array<char, 2> bytes{};
    qToBigEndian(code, bytes.data());
    return QByteArray(bytes.data(), 2)
        .append(reason.first(std::min<qsizetype>(reason.size(), largestControl - 2)));
}

ReadClose readClose(QByteArrayView payload)
{
    if (payload.isEmpty())
        return {};
    if (payload.size() < 2)
        return {ProtocolError, false};
    const auto code = qFromBigEndian<quint16>(payload.data());
    const bool registered = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    if (!registered && (code < 3000 || code > 4999))
        return {ProtocolError, false};
    if (!payload.sliced(2).isValidUtf8())
        return {BadData, false};
    return {code, true};
}

} // namespace gremio::websocket
