// SPDX-License-Identifier: GPL-3.0-or-later
// What the parser takes and what it refuses, by RFC 9112 and RFC 9110, as a table. Every row is fed
// whole, byte by byte and cut in two at every place, and must end the same way each time.
#include "server/http/request_parser.h"
#include "server/http/syntax.h"

#include <QTest>

#include <vector>

using namespace gremio::http;

namespace {

constexpr qint64 bodyLimit = 100;

const char* name(Method method)
{
    static constexpr const char* names[] = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "other"};
    return names[static_cast<std::size_t>(method)];
}

/// What came of the pieces, in words: each request, then the error or what is still wanted.
QByteArray outcome(const std::vector<QByteArrayView>& pieces, const Limits& limits, bool drop = false)
{
    RequestParser parser(limits);
    QByteArray said;
    for (QByteArrayView piece : pieces) {
        while (!piece.isEmpty() && parser.state() != RequestParser::State::Failed) {
            piece = piece.sliced(parser.feed(piece));
            if (parser.state() == RequestParser::State::HeadDone)
                drop ? parser.dropBody(bodyLimit) : parser.takeBody(bodyLimit);
            if (parser.state() != RequestParser::State::Done)
                continue;
            const bool keepsAlive = parser.keepsAlive();
            const bool expects = parser.expectsContinue();
            const Request request = parser.take();
            said += QByteArray(name(request.method)) + ' ' + request.path;
            if (!request.query.isEmpty())
                said += " query=" + request.query;
            if (const QByteArray* host = request.header("host"))
                said += " host=" + *host;
            if (const QByteArray* x = request.header("x"))
                said += " x=" + *x;
            if (!request.body.isEmpty())
                said += " body=" + request.body;
            said += keepsAlive ? "" : " close";
            said += expects ? " expects" : "";
            said += "; ";
        }
    }
    if (parser.state() == RequestParser::State::Failed)
        said += QByteArray::number(parser.errorStatus());
    else if (parser.isInside())
        said += "more";
    return said.trimmed();
}

const QByteArray host = "Host: h\r\n";
const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\n";
const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";

} // namespace

class RequestParserTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strict_data();
    void strict();
    void limits_data();
    void limits();
    void fieldsAreKeptAsTheyCame();
    void bodyLimitCountsChunks();
    void announcesTheLength();
};

void RequestParserTest::strict_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* tag, const QByteArray& bytes, const QByteArray& expected) {
        QTest::newRow(tag) << bytes << expected;
    };
    const auto head = [&](const char* tag, const QByteArray& fields, const QByteArray& expected) {
        row(tag, "GET / HTTP/1.1\r\n" + fields + "\r\n", expected);
    };
    const auto line = [&](const char* tag, const QByteArray& first, const QByteArray& expected) {
        row(tag, first + "\r\n" + host + "\r\n", expected);
    };
    const QByteArray ok = "GET / host=h;";

    // RFC 9112, 2: framing of lines
    head("plain", host, ok);
    row("two in a row", "GET /a HTTP/1.1\r\n" + host + "\r\nGET /b HTTP/1.1\r\n" + host + "\r\n",
        "GET /a host=h; GET /b host=h;");
    row("one empty line before (2.2)", "\r\nGET / HTTP/1.1\r\n" + host + "\r\n", ok);
    row("two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n", "400");
    row("an empty line alone is no request", "\r\n", "");
    row("bare LF after the request line", "GET / HTTP/1.1\n" + host + "\r\n", "400");
    row("bare LF after a field", "GET / HTTP/1.1\r\nHost: h\n\r\n", "400");
    row("bare LF at the end of the head", "GET / HTTP/1.1\r\n" + host + "\n", "400");
    row("bare LF before", "\nGET / HTTP/1.1\r\n" + host + "\r\n", "400");
    head("bare CR in a value", host + "X: a\rb\r\n", "400");
    row("CR CR LF", "GET / HTTP/1.1\r\r\n" + host + "\r\n", "400");
    head("NUL in a value", host + QByteArray("X: a\0b\r\n", 8), "400");
    head("control character in a value", host + "X: a\x01\r\n", "400");
    head("DEL in a value", host + "X: a\x7f\r\n", "400");
    row("a TLS hello", QByteArray("\x16\x03\x01\x02", 4), "400");
    row("unfinished", "GET / HTTP/1.1\r\n" + host, "more");

    // RFC 9112, 3: request line
    line("no version (HTTP/0.9)", "GET /", "400");
    line("two spaces", "GET  / HTTP/1.1", "400");
    line("tab instead of space", "GET\t/\tHTTP/1.1", "400");
    line("space before the method", " GET / HTTP/1.1", "400");
    line("space at the end", "GET / HTTP/1.1 ", "400");
    line("space in the target", "GET /a b HTTP/1.1", "400");
    line("no target", "GET  HTTP/1.1", "400");
    line("method with a colon", "GE:T / HTTP/1.1", "400");
    line("lower case method is another method", "get / HTTP/1.1", "other / host=h;");
    line("unknown method", "BREW / HTTP/1.1", "other / host=h;");
    line("very long method", QByteArray(33, 'A') + " / HTTP/1.1", "501");
    line("HTTP/1.2", "GET / HTTP/1.2", "505");
    line("HTTP/2.0", "GET / HTTP/2.0", "505");
    line("HTTP/0.9", "GET / HTTP/0.9", "505");
    line("HTTP/9.9", "GET / HTTP/9.9", "505");
    line("HTTP/1.10", "GET / HTTP/1.10", "400");
    line("HTTP/1", "GET / HTTP/1", "400");
    line("HTTP/1,1", "GET / HTTP/1,1", "400");
    line("HTTP/+1.1", "GET / HTTP/+1.1", "400");
    line("lower case http", "GET / http/1.1", "400");
    line("ICY", "GET / ICY/1.1", "400");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505");

    // RFC 9112, 3.2: request target
    line("path and query", "GET /a/b%20c?d=e?f&g HTTP/1.1", "GET /a/b%20c query=d=e?f&g host=h;");
    line("empty query", "GET /a? HTTP/1.1", "GET /a host=h;");
    line("brackets as browsers send them", "GET /?a[]={1}|^` HTTP/1.1", "GET / query=a[]={1}|^` host=h;");
    line("two slashes", "GET //a HTTP/1.1", "GET //a host=h;");
    line("fragment", "GET /a#b HTTP/1.1", "400");
    line("backslash", "GET /a\\b HTTP/1.1", "400");
    line("quote", "GET /a\"b HTTP/1.1", "400");
    line("less-than", "GET /<script> HTTP/1.1", "400");
    line("UTF-8 unescaped", "GET /\xc3\xa9 HTTP/1.1", "400");
    line("percent alone", "GET /% HTTP/1.1", "400");
    line("percent with one digit", "GET /%4 HTTP/1.1", "400");
    line("percent with other letters", "GET /%zz HTTP/1.1", "400");
    line("relative path", "GET a HTTP/1.1", "400");
    line("absolute form", "GET http://other:81/a?b HTTP/1.1", "GET /a query=b host=other:81;");
    line("absolute form, https", "GET HTTPS://other HTTP/1.1", "GET / host=other;");
    line("absolute form, query only", "GET http://other?q HTTP/1.1", "GET / query=q host=other;");
    line("absolute form, user", "GET http://u@other/ HTTP/1.1", "400");
    line("absolute form, no host", "GET http:///a HTTP/1.1", "400");
    line("absolute form, other scheme", "GET ftp://other/ HTTP/1.1", "400");
    line("asterisk for OPTIONS", "OPTIONS * HTTP/1.1", "OPTIONS * host=h;");
    line("asterisk for GET", "GET * HTTP/1.1", "400");
    line("OPTIONS with absolute form and no path", "OPTIONS http://o HTTP/1.1", "OPTIONS * host=o;");
    line("authority form", "CONNECT h:443 HTTP/1.1", "501");
    line("HEAD", "HEAD / HTTP/1.1", "HEAD / host=h;");

    // RFC 9112, 3.2, and RFC 9110, 7.2: Host
    head("no Host", "", "400");
    head("no Host, other fields", "X: y\r\n", "400");
    head("two Hosts", host + host, "400");
    head("two different Hosts", host + "Host: g\r\n", "400");
    head("empty Host", "Host:\r\n", "400");
    head("Host with user", "Host: a@b\r\n", "400");
    head("Host with path", "Host: a/b\r\n", "400");
    head("Host with space", "Host: a b\r\n", "400");
    head("Host with port", "Host: h:8080\r\n", "GET / host=h:8080;");
    head("Host with empty port", "Host: h:\r\n", "GET / host=h:;");
    head("Host with a port of letters", "Host: h:http\r\n", "400");
    head("Host with two ports", "Host: h:1:2\r\n", "400");
    head("Host, IPv6", "Host: [::1]:80\r\n", "GET / host=[::1]:80;");
    head("Host, IPv6 unfinished", "Host: [::1\r\n", "400");
    head("Host, IPv6 and more", "Host: [::1]x\r\n", "400");
    row("absolute form, no Host field", "GET http://h/ HTTP/1.1\r\n\r\n", "400");
    row("absolute form, two Hosts", "GET http://h/ HTTP/1.1\r\n" + host + host + "\r\n", "400");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", "GET / close;");
    row("HTTP/1.0 with two Hosts", "GET / HTTP/1.0\r\n" + host + host + "\r\n", "400");

    // RFC 9112, 5: fields
    head("space before the colon", "Host : h\r\n", "400");
    head("tab before the colon", "Host\t: h\r\n", "400");
    head("no colon", host + "Xy\r\n", "400");
    head("no name", host + ": x\r\n", "400");
    head("name with space", host + "X y: z\r\n", "400");
    head("name with a bracket", host + "X(: z\r\n", "400");
    head("name beyond ASCII", host + "X\xe9: z\r\n", "400");
    head("obs-fold with space", host + "X: a\r\n b\r\n", "400");
    head("obs-fold with tab", host + "X: a\r\n\tb\r\n", "400");
    head("space before the first field", " " + host, "400");
    head("white space around a value", host + "X: \t a b \t\r\n", "GET / host=h x=a b;");
    head("no space before a value", host + "X:a\r\n", "GET / host=h x=a;");
    head("empty value", host + "X:\r\n", "GET / host=h x=;");
    head("value beyond ASCII (obs-text)", host + "X: \xe9\r\n", "GET / host=h x=\xe9;");
    head("name in capitals", "HOST: h\r\n", ok);

    // RFC 9112, 6.3: Content-Length
    row("length", post + "Content-Length: 3\r\n\r\nabc", "POST / host=h body=abc;");
    row("length with zeros before", post + "Content-Length: 003\r\n\r\nabc", "POST / host=h body=abc;");
    row("length 0", post + "Content-Length: 0\r\n\r\n", "POST / host=h;");
    row("no length, no body", post + "\r\n", "POST / host=h;");
    row("length, body unfinished", post + "Content-Length: 3\r\n\r\nab", "more");
    row("body looks like a request", post + "Content-Length: 4\r\n\r\nGET GET / HTTP/1.0\r\n\r\n",
        "POST / host=h body=GET ; GET / close;");
    row("GET with a body", "GET / HTTP/1.1\r\n" + host + "Content-Length: 1\r\n\r\nx",
        "GET / host=h body=x;");
    row("length with plus", post + "Content-Length: +3\r\n\r\nabc", "400");
    row("length with minus", post + "Content-Length: -3\r\n\r\nabc", "400");
    row("length negative zero", post + "Content-Length: -0\r\n\r\n", "400");
    row("length in hex", post + "Content-Length: 0x3\r\n\r\nabc", "400");
    row("length with space inside", post + "Content-Length: 3 3\r\n\r\nabc", "400");
    row("length as list", post + "Content-Length: 3, 3\r\n\r\nabc", "400");
    row("length empty", post + "Content-Length:\r\n\r\n", "400");
    row("length twice, the same", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "400");
    row("length twice, different", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400");
    row("length of 2^63", post + "Content-Length: 9223372036854775808\r\n\r\n", "400");
    row("length of 2^64 + 3", post + "Content-Length: 18446744073709551619\r\n\r\nabc", "400");
    row("length of 2^63 - 1", post + "Content-Length: 9223372036854775807\r\n\r\n", "413");
    row("length over the limit", post + "Content-Length: 101\r\n\r\n", "413");
    row("length at the limit", post + "Content-Length: 100\r\n\r\n" + QByteArray(100, 'x'),
        "POST / host=h body=" + QByteArray(100, 'x') + ";");

    // RFC 9112, 6.1: Transfer-Encoding
    row("both lengths", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400");
    row("both lengths, other order",
        post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400");
    row("coding in capitals", post + "Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n", "POST / host=h;");
    row("coding gzip", post + "Transfer-Encoding: gzip\r\n\r\n", "400");
    row("coding identity", post + "Transfer-Encoding: identity\r\n\r\n", "400");
    row("coding gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", "501");
    row("coding chunked, gzip", post + "Transfer-Encoding: chunked, gzip\r\n\r\n", "400");
    row("coding chunked twice", post + "Transfer-Encoding: chunked, chunked\r\n\r\n", "400");
    row("two fields", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", "400");
    row("two fields, one identity",
        post + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n", "400");
    row("coding xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n", "400");
    row("coding with a parameter", post + "Transfer-Encoding: chunked;a=b\r\n\r\n", "400");
    row("coding quoted", post + "Transfer-Encoding: \"chunked\"\r\n\r\n", "400");
    row("coding empty", post + "Transfer-Encoding:\r\n\r\n", "400");
    row("coding with vertical tab",
        post
            + "Transfer-Encoding: \x0b"
              "chunked\r\n\r\n",
        "400");
    row("chunked under 1.0", "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "400");

    // RFC 9112, 7.1: chunks
    row("chunks", chunked + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "POST / host=h body=abcde;");
    row("chunks and the next request", chunked + "1\r\na\r\n0\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n",
        "POST / host=h body=a; GET / host=h;");
    row("size in hex", chunked + "A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n",
        "POST / host=h body=01234567890123456789;");
    row("zeros before the size", chunked + "0003\r\nabc\r\n00\r\n\r\n", "POST / host=h body=abc;");
    row("extension", chunked + "3;a=b;c=\"d;\\\" \r\"\r\nabc", "400");
    row("extensions", chunked + "3;a;b=c ; d = \"e;\\\"f\"\r\nabc\r\n0;x\r\n\r\n", "POST / host=h body=abc;");
    row("extension unfinished quote", chunked + "3;a=\"b\r\nabc\r\n0\r\n\r\n", "400");
    row("extension without a name", chunked + "3;\r\nabc\r\n0\r\n\r\n", "400");
    row("extension without a value", chunked + "3;a=\r\nabc\r\n0\r\n\r\n", "400");
    row("extension with bare LF", chunked + "3;a\nabc\r\n0\r\n\r\n", "400");
    row("space after the size", chunked + "3 \r\nabc\r\n0\r\n\r\n", "400");
    row("space before the size", chunked + " 3\r\nabc\r\n0\r\n\r\n", "400");
    row("size with plus", chunked + "+3\r\nabc\r\n0\r\n\r\n", "400");
    row("size with minus", chunked + "-3\r\nabc\r\n0\r\n\r\n", "400");
    row("size with 0x", chunked + "0x3\r\nabc\r\n0\r\n\r\n", "400");
    row("size empty", chunked + "\r\nabc\r\n0\r\n\r\n", "400");
    row("size no number", chunked + "g\r\n", "400");
    row("size of 2^64 + 3", chunked + "10000000000000003\r\nabc\r\n0\r\n\r\n", "400");
    row("size of 2^63", chunked + "8000000000000000\r\nabc\r\n0\r\n\r\n", "400");
    row("size over the limit", chunked + "65\r\n", "413");
    row("data longer than the size", chunked + "3\r\nabcd\r\n0\r\n\r\n", "400");
    row("data shorter than the size", chunked + "3\r\nab\r\n0\r\n\r\n", "400");
    row("bare LF after data", chunked + "3\r\nabc\n0\r\n\r\n", "400");
    row("bare LF after size", chunked + "3\nabc\r\n0\r\n\r\n", "400");
    row("no last chunk", chunked + "3\r\nabc\r\n", "more");
    row("no end of trailers", chunked + "0\r\n", "more");
    row("size line without end", chunked + "3;" + QByteArray(300, 'a'), "400");
    row("trailers are dropped", chunked + "0\r\nX: y\r\nContent-Length: 9\r\n\r\n", "POST / host=h;");
    row("trailer malformed", chunked + "0\r\nX y\r\n\r\n", "400");
    row("trailer folded", chunked + "0\r\nX: y\r\n z\r\n\r\n", "400");
    row("trailer with space before the colon", chunked + "0\r\nX : y\r\n\r\n", "400");
    row("trailers too large", chunked + "0\r\nX: " + QByteArray(5000, 'a'), "431");

    // RFC 9112, 9.3: persistence
    head("close", host + "Connection: close\r\n", "GET / host=h close;");
    head("close in a list", host + "Connection: x, Close\r\n", "GET / host=h close;");
    head("close wins", host + "Connection: keep-alive\r\nConnection: close\r\n", "GET / host=h close;");
    head("closed is another word", host + "Connection: closed\r\n", ok);
    row("1.0 keep-alive", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET /;");

    // RFC 9110, 10.1.1: Expect
    row("expect", post + "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\na",
        "POST / host=h body=a expects;");
    row("expect without a body", post + "Expect: 100-continue\r\n\r\n", "POST / host=h;");
    row("expect something else", post + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\na", "417");
    row("expect under 1.0", "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na",
        "POST / body=a close;");
}

void RequestParserTest::strict()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    const Limits limits;
    QCOMPARE(outcome({bytes}, limits), expected);

    std::vector<QByteArrayView> single;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        single.push_back(QByteArrayView(bytes).sliced(i, 1));
    QCOMPARE(outcome(single, limits), expected);
    for (qsizetype i = 0; i <= bytes.size(); ++i) {
        const QByteArrayView view(bytes);
        const QByteArray cut = outcome({view.first(i), view.sliced(i)}, limits);
        QVERIFY2(cut == expected, (QByteArray("cut at ") + QByteArray::number(i) + ": " + cut).constData());
    }
    if (!expected.contains("body="))
        QCOMPARE(outcome({bytes}, limits, true), expected);
}

void RequestParserTest::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* tag, const QByteArray& bytes, const QByteArray& expected) {
        QTest::newRow(tag) << bytes << expected;
    };
    const QByteArray start = "GET / HTTP/1.1\r\n" + host;
    const Limits limits;
    const auto target = [](qint64 size) {
        return "GET /" + QByteArray(size - 1, 'a') + " HTTP/1.1\r\n" + host + "\r\n";
    };
    row("target at the limit", target(limits.targetBytes),
        "GET /" + QByteArray(limits.targetBytes - 1, 'a') + " host=h;");
    row("target over the limit", target(limits.targetBytes + 1), "414");
    row("target without end", "GET /" + QByteArray(limits.targetBytes + 100, 'a'), "414");
    row("method without end", QByteArray(limits.headBytes, 'A'), "414");
    const auto fields = [&](qint64 size) { // a head of exactly this size
        return start + "X-Long: " + QByteArray(size - start.size() - 12, 'a') + "\r\n\r\n";
    };
    QCOMPARE(fields(1000).size(), 1000);
    row("head at the limit", fields(limits.headBytes), "GET / host=h;");
    row("head over the limit", fields(limits.headBytes + 1), "431");
    row("field without end", start + "X: " + QByteArray(limits.headBytes, 'a'), "431");
    QByteArray many = start;
    for (int i = 1; i < limits.headerCount; ++i)
        many += "Y: z\r\n";
    row("fields at the limit", many + "\r\n", "GET / host=h;");
    row("fields over the limit", many + "Y: z\r\n\r\n", "431");
    row("every limit of its own for the next request", fields(limits.headBytes) + fields(limits.headBytes),
        "GET / host=h; GET / host=h;");
    QByteArray extensions = chunked;
    for (int i = 0; i < 30; ++i)
        extensions += "1;" + QByteArray(200, 'e') + "\r\nx\r\n";
    row("extensions without end", extensions, "400");
    QByteArray pieces = chunked;
    for (int i = 0; i < 100; ++i)
        pieces += "1\r\nx\r\n";
    row("many chunks", pieces + "0\r\n\r\n", "POST / host=h body=" + QByteArray(100, 'x') + ";");
    row("one chunk too many", pieces + "1\r\nx\r\n0\r\n\r\n", "413");
}

void RequestParserTest::limits()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    const Limits limits;
    QCOMPARE(outcome({bytes}, limits), expected);
    for (const qsizetype size : {1, 2, 3, 7, 100, 1460, 4096, 16383, 16384, 16385}) {
        std::vector<QByteArrayView> pieces;
        for (qsizetype i = 0; i < bytes.size(); i += size)
            pieces.push_back(QByteArrayView(bytes).sliced(i, std::min(size, bytes.size() - i)));
        QCOMPARE(outcome(pieces, limits), expected);
    }
}

void RequestParserTest::fieldsAreKeptAsTheyCame()
{
    const Limits limits;
    RequestParser parser(limits);
    const QByteArray bytes = "PUT /p?q HTTP/1.1\r\nA: 1\r\nHost: h\r\na: 2\r\nETag: \"X\"\r\n\r\n";
    QCOMPARE(parser.feed(bytes), bytes.size());
    QCOMPARE(parser.state(), RequestParser::State::HeadDone);
    parser.takeBody(0);
    const Request request = parser.take();
    QCOMPARE(request.method, Method::Put);
    QCOMPARE(request.methodName, QByteArray("PUT"));
    QCOMPARE(request.target, QByteArray("/p?q"));
    QCOMPARE(request.headers.size(), std::size_t(4));
    QCOMPARE(request.headers[2].name, QByteArray("a"));
    QCOMPARE(request.headers[2].value, QByteArray("2"));
    QCOMPARE(*request.header("a"), QByteArray("1"));
    QCOMPARE(*request.header("etag"), QByteArray("\"X\""));
    QVERIFY(!request.header("b"));
}

void RequestParserTest::bodyLimitCountsChunks()
{
    const Limits limits;
    const QByteArray bytes = chunked + "32\r\n" + QByteArray(50, 'x') + "\r\n33\r\n";
    QCOMPARE(outcome({bytes}, limits), QByteArray("413"));
    QCOMPARE(outcome({bytes}, limits, true), QByteArray("413"));
}

void RequestParserTest::announcesTheLength()
{
    const Limits limits;
    RequestParser fixed(limits);
    fixed.feed(post + "Content-Length: 42\r\n\r\n");
    QCOMPARE(fixed.announcedLength(), std::optional<qint64>(42));
    RequestParser chunks(limits);
    chunks.feed(chunked);
    QVERIFY(chunks.hasBody());
    QCOMPARE(chunks.announcedLength(), std::nullopt);
    RequestParser none(limits);
    none.feed(post + "\r\n");
    QVERIFY(!none.hasBody());
    QCOMPARE(none.announcedLength(), std::optional<qint64>(0));
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "request_parser_test.moc"
