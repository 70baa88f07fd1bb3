// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocket/deflate.h"

#include <algorithm>
#include <array>
#include <new>

#include <zlib.h>

namespace gremio::websocket {

namespace {

constexpr std::array<char, 4> tail{0, 0, '\xff', '\xff'}; // what RFC 7692, 7.2.1, leaves out of each message
constexpr int level = 4; // what is sent is small and sent often
constexpr int memoryLevel = 6;
constexpr qsizetype firstStep = 4096;

Bytef* input(QByteArrayView bytes)
{
    // zlib's type is not const, but it does not write.
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

} // namespace

struct Deflate::Streams {
    z_stream in{};
    z_stream out{};

    Streams()
    {
        if (inflateInit2(&in, -MAX_WBITS) != Z_OK)
            throw std::bad_alloc();
        if (deflateInit2(&out, level, Z_DEFLATED, -windowBits, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
            inflateEnd(&in);
            throw std::bad_alloc();
        }
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    ~Streams()
    {
        inflateEnd(&in);
        deflateEnd(&out);
    }
};

Deflate::Deflate() = default;
Deflate::~Deflate() = default;

QByteArray Deflate::compress(QByteArrayView message)
{
    if (!m_streams)
        m_streams = std::make_unique<Streams>();
    z_stream& stream = m_streams->out;
    deflateReset(&stream);
    QByteArray compressed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(message.size()))) + 16,
        Qt::Uninitialized);
    stream.next_in = input(message);
    stream.avail_in = static_cast<uInt>(message.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    ::deflate(&stream, Z_SYNC_FLUSH);
    compressed.truncate(compressed.size() - static_cast<qsizetype>(stream.avail_out));
    compressed.chop(tail.size()); // a sync flush ends with it
    compressed.squeeze();
    return compressed;
}

Deflate::Inflated Deflate::inflate(QByteArrayView message, qint64 most)
{
    if (!m_streams)
        m_streams = std::make_unique<Streams>();
    z_stream& stream = m_streams->in;
    inflateReset(&stream);
    QByteArray data;
    std::array<QByteArrayView, 2> pieces{message, QByteArrayView(tail.data(), tail.size())};
    for (const QByteArrayView piece : pieces) {
        stream.next_in = input(piece);
        stream.avail_in = static_cast<uInt>(piece.size());
        while (true) {
            const qsizetype had = data.size();
            const qsizetype step = std::min<qsizetype>(std::max(had, firstStep), most + 1 - had);
            data.resize(had + step);
            stream.next_out = reinterpret_cast<Bytef*>(data.data() + had);
            stream.avail_out = static_cast<uInt>(step);
            const int result = ::inflate(&stream, Z_SYNC_FLUSH);
            data.truncate(had + step - static_cast<qsizetype>(stream.avail_out));
            if (data.size() > most)
                return {{}, Error::TooBig};
            if (result == Z_STREAM_END) // allowed: the last block said that it is the last
                return {data, std::nullopt};
            if (result != Z_OK && result != Z_BUF_ERROR)
                return {{}, Error::Malformed};
            if (stream.avail_out > 0 || result == Z_BUF_ERROR)
                break;
        }
    }
    return {data, std::nullopt};
}

} // namespace gremio::websocket
