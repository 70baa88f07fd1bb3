// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket frames: no byte sequence crashes the reader, its bounds hold, and where the sequence is cut makes
// no difference. Messages that are marked as compressed are inflated. The first byte says how it is cut.
#include "server/realtime/websocket/deflate.h"
#include "server/realtime/websocket/frame.h"

#include <algorithm>
#include <cstdlib>

using namespace gremio::websocket;

namespace {

constexpr qint64 most = 2000;

QByteArray outcome(QByteArrayView bytes, qsizetype size)
{
    static Deflate deflate;
    FrameReader reader(most, true);
    QByteArray said;
    while (!bytes.isEmpty() && reader.error() == 0) {
        QByteArrayView piece = bytes.first(std::min(size, bytes.size()));
        bytes = bytes.sliced(piece.size());
        while (!piece.isEmpty() && reader.error() == 0) {
            piece = piece.sliced(reader.feed(piece));
            if (!reader.hasItem())
                continue;
            FrameReader::Item item = reader.take();
            if (item.data.size() > most)
                std::abort();
            if (item.compressed) {
                const auto inflated = deflate.inflate(item.data, most);
                if (inflated.data.size() > most)
                    std::abort();
                item.data = inflated.error ? QByteArray("!") : inflated.data;
            } else if (item.kind == Kind::Text && !QByteArrayView(item.data).isValidUtf8()) {
                std::abort();
            }
            if (item.kind == Kind::Close)
                said += QByteArray::number(readClose(item.data).code);
            said += static_cast<char>('a' + static_cast<int>(item.kind));
            said += item.data + '\n';
        }
    }
    return said + QByteArray::number(reader.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const QByteArray whole = outcome(bytes, std::max<qsizetype>(bytes.size(), 1));
    if (outcome(bytes, 1) != whole || outcome(bytes, 1 + data[0] % 64) != whole)
        std::abort();
    return 0;
}
