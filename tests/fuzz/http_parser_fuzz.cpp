// SPDX-License-Identifier: GPL-3.0-or-later
// The request parser: no byte sequence crashes it, and where the sequence is cut makes no difference.
// The first byte of the input says how it is cut.
#include "server/http/request_parser.h"

#include <algorithm>
#include <cstdlib>

using namespace gremio::http;

namespace {

/// What came of the bytes when they arrive in pieces of this size.
QByteArray outcome(QByteArrayView bytes, qsizetype size)
{
    static const Limits limits = [] {
        Limits small; // so that short inputs reach them
        small.headBytes = 300;
        small.targetBytes = 60;
        small.headerCount = 8;
        small.trailerBytes = 60;
        return small;
    }();
    RequestParser parser(limits);
    QByteArray said;
    while (!bytes.isEmpty() && parser.state() != RequestParser::State::Failed) {
        QByteArrayView piece = bytes.first(std::min(size, bytes.size()));
        bytes = bytes.sliced(piece.size());
        while (!piece.isEmpty() && parser.state() != RequestParser::State::Failed) {
            piece = piece.sliced(parser.feed(piece));
            if (parser.state() == RequestParser::State::HeadDone) {
                if (parser.request().path.isEmpty())
                    std::abort();
                parser.request().method == Method::Put ? parser.dropBody(100) : parser.takeBody(100);
            }
            if (parser.state() != RequestParser::State::Done)
                continue;
            said += parser.keepsAlive() ? 'k' : 'c';
            const Request request = parser.take();
            if (request.body.size() > 100)
                std::abort();
            said += request.methodName + ' ' + request.path + '?' + request.query + ' ' + request.body;
            for (const Header& header : request.headers)
                said += '\n' + header.name + ':' + header.value;
            said += '\n';
        }
    }
    if (parser.state() == RequestParser::State::Failed)
        said += QByteArray::number(parser.errorStatus()) + parser.errorDetail().toByteArray();
    else if (parser.isInside())
        said += "more";
    return said;
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
