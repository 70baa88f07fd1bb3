// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/limits.h"
#include "server/http/message.h"

#include <optional>

namespace gremio::http {

/// The incremental, strict HTTP/1.1 request parser (RFC 9112). It is fed bytes as they come and its
/// verdict depends only on the bytes, not on how they were cut. What one server would read this way and
/// another that way (request smuggling) is refused, as is everything that RFC 9112 lets a server refuse
/// and no client of good will sends: obs-fold, bare LF and CR, repeated Content-Length, a
/// Transfer-Encoding other than exactly chunked, a missing, repeated or malformed Host.
///
/// Head → (takeBody or dropBody) → Body → Done → (take) → Head of the next request.
class RequestParser {
public:
    enum class State {
        Head, ///< Wants bytes of the head.
        HeadDone, ///< request() is known but for its body; wants to be told about the body.
        Body, ///< Wants bytes of the body.
        Done, ///< take() has the request.
        Failed ///< For ever; see errorStatus().
    };

    explicit RequestParser(const Limits& limits); ///< Which must live as long.

    /// Takes bytes until its state changes or they end; returns the number taken.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// Some of a request was taken, not all of it.
    [[nodiscard]] bool isInside() const;

    /// In HeadDone.
    [[nodiscard]] const Request& request() const { return m_request; }
    [[nodiscard]] Request& request() { return m_request; }
    [[nodiscard]] bool hasBody() const { return m_chunked || m_length > 0; }
    /// Of the body, when the head tells it; nothing for chunked.
    [[nodiscard]] std::optional<qint64> announcedLength() const;
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    /// Whether the client would send another request after this one (RFC 9112, 9.3); also in Done.
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }
    /// The client speaks HTTP/1.0.
    [[nodiscard]] bool isOldVersion() const { return m_oldVersion; }

    void takeBody(qint64 limit); ///< From HeadDone; more bytes fail with 413.
    void dropBody(qint64 limit); ///< The same, but the bytes are not kept.
    [[nodiscard]] qint64 bodyBytes() const { return m_bodyBytes; } ///< So far.

    Request take(); ///< From Done to Head.

    [[nodiscard]] int errorStatus() const { return m_errorStatus; }
    [[nodiscard]] QByteArrayView errorDetail() const { return m_errorDetail; } ///< Static text.

private:
    enum class Part : quint8 { RequestLine, Field, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailer };

    std::optional<QByteArrayView> line(QByteArrayView bytes, qsizetype& at);
    void handleLine(QByteArrayView line);
    void requestLine(QByteArrayView line);
    void field(QByteArrayView line);
    void knownField(const Header& header);
    void transferEncoding(QByteArrayView value);
    void expect(QByteArrayView value);
    void headDone();
    void chunkSize(QByteArrayView line);
    void startBody(qint64 limit, bool keep);
    void bodyPiece(QByteArrayView piece);
    void overflow();
    void fail(int status, const char* detail);
    void reset();

    const Limits& m_limits;
    Request m_request;
    QByteArray m_line; ///< The start of a line that was cut.
    qint64 m_budget = 0; ///< Bytes that this section may still have.
    qint64 m_lineBudget = 0; ///< The same for this line.
    qint64 m_length = 0; ///< Content-Length, then what is left of it or of the chunk.
    qint64 m_bodyLimit = 0;
    qint64 m_bodyBytes = 0;
    const char* m_errorDetail = "";
    int m_errorStatus = 0;
    State m_state = State::Head;
    Part m_part = Part::RequestLine;
    bool m_carriageReturn = false; ///< The last byte was CR.
    bool m_blankSkipped = false;
    bool m_oldVersion = false;
    bool m_hasHost = false;
    bool m_hasLength = false;
    bool m_chunked = false;
    bool m_hasEncoding = false;
    bool m_wantsClose = false;
    bool m_wantsKeepAlive = false;
    bool m_keepsAlive = false;
    bool m_expectsContinue = false;
    bool m_expectsOther = false;
    bool m_keepBody = true;
};

} // namespace gremio::http
