// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/api/route.h"
#include "shared/core/json_encoding.h"

#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace gremio::api {

class RouteTable;

/// An answer that is bytes already. Its route says what they are, unless it answers `*/*`: then it is said
/// here.
struct Bytes {
    QByteArray data;
    QByteArray mediaType{};
    std::vector<http::Header> headers{};
};

/// What a writing handler returns when a problem is to be told and what it wrote is to stay. A problem that
/// is thrown undoes it.
template <class Answer>
using AnswerOrProblem = std::variant<Answer, Problem>;

/// What an answer's ETag is made from, for a type of which a part changes by itself, such as when somebody
/// was seen last: specialise it with `static T of(T value)`, which takes that part out. `If-Match` then holds
/// while the rest is the same, and a GET is always answered in full.
template <class T>
struct TaggedPart;

template <class T>
concept PartlyTagged = requires(T value)
{
    TaggedPart<T>::of(value);
};

namespace detail {

template <class T>
QByteArray tagged(const T& value)
{
    if constexpr (PartlyTagged<T>)
        return toJson(TaggedPart<T>::of(value));
    else
        return toJson(value);
}

void addTo(RouteTable& table, Route route);
/// Whether the answer gets an ETag, and perhaps is 304 instead.
enum class Tagging { None, Tag, TagAndCompare };

http::Response answer(const http::Request& request, const Route& route, QByteArray body, Tagging tagging);
http::Response bytesAnswer(const http::Request& request, const Route& route, Bytes bytes);
void addTag(http::Response& response, const QByteArray& representation);
/// Waits for others that change the same object by the same route, until the transaction ends.
void lockObject(
    storage::Transaction& tx, const Route& route, const http::Request& request, const Caller& caller);
/// Throws Problem(PreconditionFailed) unless the request's If-Match names what the object is now.
void requireMatch(const http::Request& request, const QByteArray& representation);
/// `work`, or the answer that is kept for the exchange's Idempotency-Key.
http::Response performOnce(storage::Transaction& tx, const Exchange& exchange, bool inSecret,
    const std::function<http::Response()>& work);
/// The kept answer before a slow phase, which would run in vain.
std::optional<http::Response> keptAnswer(storage::Database& database, const Exchange& exchange);
http::Response refusal(const http::Request& request, const Problem& problem);
void fail(const Exchange& exchange, std::exception_ptr failure);
std::vector<TextParameter> decodedPath(const std::vector<TextParameter>& raw);
void describeParameter(JsonWriter& writer, const char* name, const char* in, bool required, bool many);

/// Writes a type's fields as OpenAPI parameters.
template <HasFields T>
void describeParameters(SchemaSet& schemas, JsonWriter& writer, const char* in)
{
    const auto one = [&](const auto& f) {
        using F = std::decay_t<decltype(f)>;
        constexpr bool optional =
            isOptional<typename F::Member> || isVector<typename F::Member> || F::mayBeAbsent;
        writer.beginObject();
        describeParameter(writer, f.name, in, !optional, isVector<typename F::Member>);
        writer.member("description", f.about);
        writer.key("schema");
        schemas.writeField(writer, f);
        writer.endObject();
    };
    std::apply([&](const auto&... f) { (one(f), ...); }, T::fields());
}

/// Turns the exchange into what the handler is given. Throws Problem.
template <class Path, class Query, class Body>
std::shared_ptr<Input<Path, Query, Body>> decodeInput(Exchange& exchange)
{
    auto input = std::make_shared<Input<Path, Query, Body>>();
    if constexpr (!std::is_same_v<Path, Nothing>) {
        try {
            input->path = fromParameters<Path>(decodedPath(exchange.pathParameters), ':');
        } catch (const Problem&) {
            throw Problem(ErrorCode::NotFound); // an id that is none cannot be anybody's
        }
    }
    input->query = fromParameters<Query>(parseQuery(exchange.request.query), '?');
    // RFC 9110, 9.3.1: a body of a GET means nothing.
    const bool isGet =
        exchange.request.method == http::Method::Get || exchange.request.method == http::Method::Head;
    if (!std::is_same_v<Body, Nothing> || (!isGet && !exchange.request.body.isEmpty()))
        input->body = fromJson<Body>(exchange.request.body);
    exchange.request.body.clear();
    input->request = exchange.request;
    input->authenticated = exchange.authenticated;
    input->ownOrigin = exchange.ownOrigin;
    input->caller = exchange.caller;
    return input;
}

/// Calls the handler with a Call or an Input and makes its answer.
template <class Answer, class Handler, class C>
http::Response perform(const Handler& handler, C& call, const Route& route, Tagging tagging)
{
    http::Response response;
    if constexpr (std::is_void_v<Answer>) {
        handler(call);
        response = answer(call.request, route, {}, tagging);
    } else if constexpr (std::is_same_v<Answer, Bytes>) {
        response = bytesAnswer(call.request, route, handler(call));
    } else {
        const AnswerOrProblem<Answer> value = handler(call);
        if (const Problem* problem = std::get_if<Problem>(&value))
            response = refusal(call.request, *problem);
        else if constexpr (PartlyTagged<Answer>) {
            response = answer(call.request, route, toJson(std::get<Answer>(value)), Tagging::None);
            if (tagging != Tagging::None)
                addTag(response, tagged(std::get<Answer>(value)));
        } else
            response = answer(call.request, route, toJson(std::get<Answer>(value)), tagging);
    }
    if constexpr (requires { call.answerHeaders; }) {
        for (http::Header& header : call.answerHeaders)
            response.headers.push_back(std::move(header));
    }
    return response;
}

inline storage::Completion completion(
    std::shared_ptr<Exchange> exchange, std::shared_ptr<http::Response> response)
{
    return [exchange = std::move(exchange), response = std::move(response)](std::exception_ptr failure) {
        if (failure)
            fail(*exchange, failure);
        else
            exchange->respond(std::move(*response));
    };
}

} // namespace detail

} // namespace gremio::api
