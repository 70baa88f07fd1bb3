// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_parser.h"

#include "server/http/syntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gremio::http {

namespace {

constexpr qsizetype methodBytes = 32; // longer ones are no methods of ours: 501 (RFC 9112, 3)
constexpr qsizetype requestLineFrame = methodBytes + 12; // two spaces, the version, CRLF and a little
constexpr qsizetype chunkLineBytes = 256; // size, extensions, CRLF
constexpr qint64 extensionBytes = 4096; // of all chunks of a body together
constexpr qsizetype reserveAtMost = 64 * 1024; // what a Content-Length alone makes us allocate

/// Names that nearly every request has share their memory.
QByteArray fieldName(QByteArrayView name)
{
    static const std::array<QByteArray, 12> common{QByteArrayLiteral("host"), QByteArrayLiteral("accept"),
        QByteArrayLiteral("connection"), QByteArrayLiteral("user-agent"), QByteArrayLiteral("content-type"),
        QByteArrayLiteral("authorization"), QByteArrayLiteral("content-length"),
        QByteArrayLiteral("if-none-match"), QByteArrayLiteral("accept-encoding"),
        QByteArrayLiteral("accept-language"), QByteArrayLiteral("idempotency-key"),
        QByteArrayLiteral("transfer-encoding")};
    for (const QByteArray& known : common) {
        if (syntax::equalsIgnoringCase(name, known))
            return known;
    }
    return syntax::lowered(name);
}

} // namespace

RequestParser::RequestParser(const Limits& limits)
    : m_limits(limits)
{
    reset();
}

void RequestParser::reset()
{
    m_request = Request();
    m_line = QByteArray();
    m_budget = m_limits.headBytes;
    m_lineBudget = m_limits.targetBytes + requestLineFrame;
    m_length = 0;
    m_bodyLimit = 0;
    m_bodyBytes = 0;
    m_state = State::Head;
    m_part = Part::RequestLine;
    m_carriageReturn = m_blankSkipped = m_oldVersion = m_hasHost = m_hasLength = m_chunked = false;
    m_hasEncoding = m_wantsClose = m_wantsKeepAlive = m_keepsAlive = m_expectsContinue = false;
    m_expectsOther = false;
    m_keepBody = true;
}

bool RequestParser::isInside() const
{
    return m_state == State::Body || m_state == State::HeadDone
        || (m_state == State::Head && (m_part != Part::RequestLine || m_carriageReturn || !m_line.isEmpty()));
}

std::optional<qint64> RequestParser::announcedLength() const
{
    return m_chunked ? std::nullopt : std::optional(m_length);
}

Request RequestParser::take()
{
    Request request = std::move(m_request);
    reset();
    return request;
}

void RequestParser::fail(int status, const char* detail)
{
    m_state = State::Failed;
    m_errorStatus = status;
    m_errorDetail = detail;
}

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    const State before = m_state;
    if (before != State::Head && before != State::Body)
        return 0;
    while (at < bytes.size() && m_state == before) {
        switch (m_part) {
        case Part::RequestLine:
        case Part::Field:
        case Part::ChunkSize:
        case Part::ChunkEnd:
        case Part::Trailer:
            if (const auto whole = line(bytes, at)) {
                handleLine(*whole);
                m_line = QByteArray();
            }
            break;
        case Part::FixedBody:
        case Part::ChunkData: {
            const qsizetype size = static_cast<qsizetype>(std::min<qint64>(m_length, bytes.size() - at));
            bodyPiece(bytes.sliced(at, size));
            at += size;
            break;
        }
        }
    }
    return at;
}

/// The next line without its CRLF when it is whole; otherwise keeps what there is, or fails.
std::optional<QByteArrayView> RequestParser::line(QByteArrayView bytes, qsizetype& at)
{
    const qsizetype start = at;
    const qint64 budget = std::min(m_budget, m_lineBudget);
    const qsizetype end = at + static_cast<qsizetype>(std::min<qint64>(budget, bytes.size() - at));
    for (; at < end; ++at) {
        const char c = bytes[at];
        if (m_carriageReturn) {
            if (c != '\n') {
                fail(400, "A carriage return that no line feed follows");
                return std::nullopt;
            }
            m_carriageReturn = false;
            const qsizetype size = at - start; // with the CR, if that came now
            ++at;
            m_budget -= at - start;
            m_lineBudget -= at - start;
            if (m_line.isEmpty())
                return bytes.sliced(start, std::max<qsizetype>(size - 1, 0));
            m_line.append(bytes.sliced(start, std::max<qsizetype>(size - 1, 0)));
            return m_line;
        }
        if (c == '\r') {
            m_carriageReturn = true;
        } else if (!syntax::isLineByte(c)) {
            fail(400, c == '\n' ? "A line feed without a carriage return" : "A control character");
            return std::nullopt;
        }
    }
    m_budget -= at - start;
    m_lineBudget -= at - start;
    if (at < bytes.size()) {
        overflow();
        return std::nullopt;
    }
    m_line.append(bytes.sliced(start, at - start - (m_carriageReturn && at > start ? 1 : 0)));
    return std::nullopt;
}

void RequestParser::overflow()
{
    switch (m_part) {
    case Part::RequestLine:
        return fail(414, "The request target is too long");
    case Part::Field:
        return fail(431, "The header fields are too large");
    case Part::Trailer:
        return fail(431, "The trailer fields are too large");
    default:
        return fail(400, "A chunk's size line is too long");
    }
}

void RequestParser::handleLine(QByteArrayView whole)
{
    switch (m_part) {
    case Part::RequestLine:
        if (whole.isEmpty() && !m_blankSkipped) {
            m_blankSkipped = true; // RFC 9112, 2.2: old clients send one after a body
            return;
        }
        requestLine(whole);
        m_part = Part::Field;
        m_lineBudget = m_budget;
        return;
    case Part::Field:
        return whole.isEmpty() ? headDone() : field(whole);
    case Part::Trailer:
        if (whole.isEmpty())
            m_state = State::Done;
        else
            field(whole);
        return;
    case Part::ChunkEnd:
        if (!whole.isEmpty())
            return fail(400, "A chunk is longer than its size");
        m_part = Part::ChunkSize;
        m_lineBudget = chunkLineBytes;
        return;
    default:
        return chunkSize(whole);
    }
}

/// RFC 9112, 3: method SP request-target SP HTTP-version, single spaces.
void RequestParser::requestLine(QByteArrayView whole)
{
    const qsizetype first = whole.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : whole.indexOf(' ', first + 1);
    if (second < 0)
        return fail(400, "The request line is not: method, target, version");
    const QByteArrayView method = whole.first(first);
    const QByteArrayView target = whole.sliced(first + 1, second - first - 1);
    const QByteArrayView version = whole.sliced(second + 1);

    if (!syntax::isToken(method))
        return fail(400, "The method is malformed");
    if (method.size() > methodBytes)
        return fail(501, "The method is unknown");
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7]))
        return fail(400, "The HTTP version is malformed");
    if (version[5] != '1' || version[7] > '1')
        return fail(505, "Only HTTP/1.1 and HTTP/1.0 are served here");
    m_oldVersion = version[7] == '0';
    if (target.size() > m_limits.targetBytes)
        return fail(414, "The request target is too long");
    if (method == QByteArrayView("CONNECT"))
        return fail(501, "This is not a proxy");

    m_request.method = syntax::methodOf(method);
    const auto parts = syntax::target(target, m_request.method);
    if (!parts)
        return fail(400, "The request target is malformed");
    m_request.methodName = method.toByteArray();
    m_request.target = target.toByteArray();
    m_request.path = parts->path.size() == target.size() ? m_request.target : parts->path.toByteArray();
    m_request.query = parts->query.toByteArray();
    if (!parts->authority.isEmpty()) {
        // RFC 9112, 3.2.2: it counts, whatever Host says. knownField() finds it there.
        m_request.headers.push_back({fieldName("host"), parts->authority.toByteArray()});
    }
}

/// RFC 9112, 5: name ":" OWS value OWS. In a trailer: checked and dropped.
void RequestParser::field(QByteArrayView whole)
{
    if (whole.front() == ' ' || whole.front() == '\t')
        return fail(400, "A header field is folded over lines");
    const qsizetype colon = whole.indexOf(':');
    if (colon < 0 || !syntax::isToken(whole.first(colon)))
        return fail(400, "A header field's name is malformed");
    if (m_part == Part::Trailer)
        return;
    if (static_cast<int>(m_request.headers.size()) >= m_limits.headerCount)
        return fail(431, "There are too many header fields");
    knownField({fieldName(whole.first(colon)), syntax::trimmed(whole.sliced(colon + 1)).toByteArray()});
}

void RequestParser::knownField(const Header& header)
{
    const auto is = [&](QByteArrayView name) { return header.name == name; };
    if (is("host")) {
        if (std::exchange(m_hasHost, true))
            return fail(400, "There is more than one Host");
        if (!syntax::isHost(header.value))
            return fail(400, "Host is malformed");
        if (!m_request.headers.empty() && m_request.headers.front().name == header.name)
            return; // the absolute target named it
    } else if (is("content-length")) {
        if (std::exchange(m_hasLength, true))
            return fail(400, "There is more than one Content-Length");
        const auto length = syntax::contentLength(header.value);
        if (!length)
            return fail(400, "Content-Length is malformed");
        m_length = *length;
    } else if (is("transfer-encoding")) {
        transferEncoding(header.value);
    } else if (is("connection")) {
        m_wantsClose = m_wantsClose || syntax::listHas(header.value, "close");
        m_wantsKeepAlive = m_wantsKeepAlive || syntax::listHas(header.value, "keep-alive");
    } else if (is("expect")) {
        expect(header.value);
    }
    m_request.headers.push_back(header);
}

/// RFC 9112, 6.1: chunked must come last and once; other codings we do not know.
void RequestParser::transferEncoding(QByteArrayView value)
{
    if (std::exchange(m_hasEncoding, true))
        return fail(400, "There is more than one Transfer-Encoding");
    if (m_oldVersion)
        return fail(400, "HTTP/1.0 has no Transfer-Encoding");
    if (!syntax::equalsIgnoringCase(value, "chunked")) {
        const qsizetype last = value.lastIndexOf(',');
        const bool framed = last >= 0
            && syntax::equalsIgnoringCase(syntax::trimmed(value.sliced(last + 1)), "chunked")
            && !syntax::listHas(value.first(last), "chunked");
        return framed ? fail(501, "The transfer coding is unknown")
                      : fail(400, "Transfer-Encoding does not end with one chunked");
    }
    m_chunked = true;
}

/// RFC 9110, 10.1.1: the only expectation there is; to be ignored from HTTP/1.0.
void RequestParser::expect(QByteArrayView value)
{
    if (m_oldVersion)
        return;
    m_expectsContinue = m_expectsContinue || syntax::equalsIgnoringCase(value, "100-continue");
    m_expectsOther = m_expectsOther || !syntax::equalsIgnoringCase(value, "100-continue");
}

void RequestParser::headDone()
{
    if (!m_hasHost && !m_oldVersion)
        return fail(400, "Host is missing");
    if (m_chunked && m_hasLength)
        return fail(400, "Both Content-Length and Transfer-Encoding");
    if (m_expectsOther)
        return fail(417, "The expectation is unknown");
    m_keepsAlive = !m_wantsClose && (!m_oldVersion || m_wantsKeepAlive);
    m_expectsContinue = m_expectsContinue && hasBody();
    m_state = State::HeadDone;
}

void RequestParser::takeBody(qint64 limit)
{
    startBody(limit, true);
}

void RequestParser::dropBody(qint64 limit)
{
    startBody(limit, false);
}

void RequestParser::startBody(qint64 limit, bool keep)
{
    m_bodyLimit = limit;
    m_keepBody = keep;
    if (!hasBody()) {
        m_state = State::Done;
        return;
    }
    m_state = State::Body;
    if (m_chunked) {
        m_part = Part::ChunkSize;
        m_budget = extensionBytes;
        m_lineBudget = chunkLineBytes;
    } else if (m_length > limit) {
        fail(413, "The body is too large");
    } else {
        m_part = Part::FixedBody;
        if (keep)
            m_request.body.reserve(std::min<qsizetype>(static_cast<qsizetype>(m_length), reserveAtMost));
    }
}

void RequestParser::chunkSize(QByteArrayView whole)
{
    const auto size = syntax::chunkSize(whole);
    if (!size)
        return fail(400, "A chunk's size is malformed");
    if (*size > m_bodyLimit - m_bodyBytes)
        return fail(413, "The body is too large");
    // Only what is not needed counts against the budget: a body may have any number of chunks.
    const auto needed = std::find_if_not(whole.begin(), whole.end(), [](char c) {
        return syntax::isTokenByte(c);
    }) - whole.begin();
    m_budget += needed + 2;
    m_length = *size;
    if (*size == 0) {
        m_part = Part::Trailer;
        m_budget = m_lineBudget = m_limits.trailerBytes;
    } else {
        m_part = Part::ChunkData;
    }
}

void RequestParser::bodyPiece(QByteArrayView piece)
{
    m_bodyBytes += piece.size();
    m_length -= piece.size();
    if (m_keepBody)
        m_request.body.append(piece);
    if (m_length > 0)
        return;
    if (m_part == Part::FixedBody) {
        m_state = State::Done;
        return;
    }
    m_part = Part::ChunkEnd;
    m_lineBudget = 2;
    m_budget += 2;
}

} // namespace gremio::http
