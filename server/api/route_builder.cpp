// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route_builder.h"

#include "server/api/problem_response.h"
#include "server/api/route_table.h"

#include <sodium.h>

#include <array>

namespace gremio::api::detail {

namespace {

QByteArray entityTag(const QByteArray& body)
{
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(body.constData()),
        static_cast<unsigned long long>(body.size()), nullptr, 0);
    return '"'
        + QByteArray(reinterpret_cast<const char*>(hash.data()), hash.size())
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        + '"';
}

/// RFC 9110, 13.1.2: `*` or a list of tags, compared weakly.
bool noneMatchHits(const QByteArray& field, const QByteArray& tag)
{
    if (field.trimmed() == "*")
        return true;
    for (QByteArray candidate : field.split(',')) {
        candidate = candidate.trimmed();
        if (candidate.startsWith("W/"))
            candidate.remove(0, 2);
        if (candidate == tag)
            return true;
    }
    return false;
}

} // namespace

void addTo(RouteTable& table, Route route)
{
    table.add(std::move(route));
}

http::Response answer(const http::Request& request, const Route& route, QByteArray body, bool conditional)
{
    http::Response response;
    response.status = route.status;
    if (conditional) {
        const QByteArray tag = entityTag(body);
        response.headers.push_back({"ETag", tag});
        const QByteArray* noneMatch = request.header("if-none-match");
        if (noneMatch && noneMatchHits(*noneMatch, tag)) {
            response.status = 304;
            return response;
        }
    }
    if (route.status != 204)
        response.contentType = route.answerType;
    response.body = std::move(body);
    return response;
}

http::Response refusal(const http::Request& request, const Problem& problem)
{
    return problemResponse(problem, request.id);
}

void fail(const Exchange& exchange, std::exception_ptr failure)
{
    exchange.respond(failureResponse(failure, exchange.request.id));
}

std::vector<TextParameter> decodedPath(const std::vector<TextParameter>& raw)
{
    std::vector<TextParameter> decoded;
    decoded.reserve(raw.size());
    for (const auto& [name, value] : raw) {
        const auto text = percentDecoded(value);
        if (!text)
            throw Problem(ErrorCode::NotFound);
        decoded.emplace_back(name, *text);
    }
    return decoded;
}

void describeParameter(JsonWriter& writer, const char* name, const char* in, bool required, bool many)
{
    writer.member("name", name);
    writer.member("in", in);
    writer.member("required", required);
    if (many)
        writer.member("explode", true);
}

} // namespace gremio::api::detail
