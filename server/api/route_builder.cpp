// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route_builder.h"

#include "server/api/problem_response.h"
#include "server/api/route_table.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace gremio::api::detail {

namespace {

constexpr storage::Statement lockObjectStatement("api/lock_object");

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

/// RFC 9110, 13.1.1: `*` or a list of tags, compared strongly.
bool matchHits(const QByteArray& field, const QByteArray& tag)
{
    if (field.trimmed() == "*")
        return true;
    const QList<QByteArray> candidates = field.split(',');
    return std::any_of(candidates.begin(), candidates.end(),
        [&tag](const QByteArray& candidate) { return candidate.trimmed() == tag; });
}

} // namespace

void addTo(RouteTable& table, Route route)
{
    table.add(std::move(route));
}

http::Response answer(const http::Request& request, const Route& route, QByteArray body, Tagging tagging)
{
    http::Response response;
    response.status = route.status;
    if (tagging != Tagging::None) {
        const QByteArray tag = entityTag(body);
        response.headers.push_back({"ETag", tag});
        const QByteArray* noneMatch = request.header("if-none-match");
        if (tagging == Tagging::TagAndCompare && noneMatch && noneMatchHits(*noneMatch, tag)) {
            response.status = 304;
            return response;
        }
    }
    if (route.status != 204)
        response.contentType = route.answerType;
    response.body = std::move(body);
    return response;
}

void addTag(http::Response& response, const QByteArray& representation)
{
    response.headers.push_back({"ETag", entityTag(representation)});
}

http::Response bytesAnswer(const http::Request& request, const Route& route, Bytes bytes)
{
    http::Response response = answer(request, route, std::move(bytes.data), Tagging::TagAndCompare);
    if (response.status == 200 && !bytes.mediaType.isEmpty())
        response.contentType = bytes.mediaType;
    for (http::Header& header : bytes.headers)
        response.headers.push_back(std::move(header));
    return response;
}

void lockObject(
    storage::Transaction& tx, const Route& route, const http::Request& request, const Caller& caller)
{
    // A path without parameters (/profile) is another object for each caller.
    QByteArray name = QByteArray::fromPercentEncoding(request.path);
    if (!route.path.contains(':'))
        name += ' ' + caller.user.toByteArray();
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(name.constData()),
        static_cast<unsigned long long>(name.size()), nullptr, 0);
    qint64 object = 0;
    std::memcpy(&object, hash.data(), sizeof object);
    tx.query(lockObjectStatement).bind("object", object).exists();
}

void requireMatch(const http::Request& request, const QByteArray& representation)
{
    const QByteArray tag = entityTag(representation);
    for (const http::Header& header : request.headers) {
        if (header.name == "if-match" && matchHits(header.value, tag))
            return;
    }
    throw Problem(ErrorCode::PreconditionFailed);
}

http::Response performOnce(storage::Transaction& tx, const Exchange& exchange, bool inSecret,
    const std::function<http::Response()>& work)
{
    if (!exchange.idempotency)
        return work();
    return inSecret ? onceInSecret(tx, *exchange.idempotency, work) : once(tx, *exchange.idempotency, work);
}

std::optional<http::Response> keptAnswer(storage::Database& database, const Exchange& exchange)
{
    if (!exchange.idempotency)
        return std::nullopt;
    return database.readNow(
        [&](storage::Transaction& tx) { return api::keptAnswer(tx, *exchange.idempotency); });
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
