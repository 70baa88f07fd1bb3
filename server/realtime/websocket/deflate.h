// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

namespace gremio::websocket {

/// Compression of whole messages (RFC 7692, 7.2), none of which refers to an earlier one: so one of these
/// serves all connections of a thread, and an idle connection holds nothing.
class Deflate {
public:
    static constexpr int windowBits = 12; ///< Of what we send; some clients ask for no more.

    Deflate();
    Deflate(const Deflate&) = delete;
    Deflate& operator=(const Deflate&) = delete;
    ~Deflate();

    [[nodiscard]] QByteArray compress(QByteArrayView message);

    enum class Error { Malformed, TooBig };
    struct Inflated {
        QByteArray data{};
        std::optional<Error> error{};
    };
    /// At most `most` bytes come out, whatever goes in.
    [[nodiscard]] Inflated inflate(QByteArrayView message, qint64 most);

private:
    struct Streams;
    std::unique_ptr<Streams> m_streams; ///< zlib's own memory, a few hundred KiB; made when first needed.
};

} // namespace gremio::websocket
