// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/call.h"
#include "server/api/route.h"
#include "shared/core/json_encoding.h"

#include <initializer_list>
#include <utility>
#include <variant>

namespace gremio::api {

class RouteTable;

/// An answer that is bytes already.
struct Bytes {
    QByteArray data;
};

/// What a writing handler returns when a problem is to be told and what it wrote is to stay. A problem that
/// is thrown undoes it.
template <class Answer>
using AnswerOrProblem = std::variant<Answer, Problem>;

namespace detail {

void addTo(RouteTable& table, Route route);
/// The answer as bytes, with an ETag and perhaps 304 where `conditional`.
http::Response answer(const http::Request& request, const Route& route, QByteArray body, bool conditional);
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
    if (!std::is_same_v<Body, Nothing> || !exchange.request.body.isEmpty())
        input->body = fromJson<Body>(exchange.request.body);
    exchange.request.body.clear();
    input->request = exchange.request;
    input->authenticated = exchange.authenticated;
    input->caller = exchange.caller;
    return input;
}

} // namespace detail

/// Declares one route: what it is called, who may call it, what goes in and comes out, and what it does. The
/// last call, read() or write(), adds it to the table.
template <class Path = Nothing, class Query = Nothing, class Body = Nothing, class Answer = void>
class RouteBuilder {
public:
    RouteBuilder(RouteTable& table, http::Method method, QByteArray path, const char* operationId)
        : m_table(table)
    {
        m_route.method = method;
        m_route.path = std::move(path);
        m_route.operationId = operationId;
    }
    RouteBuilder(RouteTable& table, Route route)
        : m_table(table)
        , m_route(std::move(route))
    {
    }

    RouteBuilder& tag(const char* name)
    {
        m_route.tag = name;
        return *this;
    }
    /// One English line.
    RouteBuilder& summary(const char* text)
    {
        m_route.summary = text;
        return *this;
    }
    RouteBuilder& description(const char* text)
    {
        m_route.description = text;
        return *this;
    }
    RouteBuilder& access(Access access)
    {
        m_route.access = access;
        return *this;
    }
    /// Those of the domain; the general ones (malformed-json, unauthenticated, …) follow from the rest.
    RouteBuilder& problems(std::initializer_list<ErrorCode> codes)
    {
        m_route.problems = codes;
        return *this;
    }

    template <HasFields T>
    RouteBuilder<T, Query, Body, Answer> path()
    {
        m_route.describePath = [](SchemaSet& schemas, JsonWriter& writer) {
            detail::describeParameters<T>(schemas, writer, "path");
        };
        return {m_table, std::move(m_route)};
    }
    template <HasFields T>
    RouteBuilder<Path, T, Body, Answer> query()
    {
        m_route.takesQuery = true;
        m_route.describeQuery = [](SchemaSet& schemas, JsonWriter& writer) {
            detail::describeParameters<T>(schemas, writer, "query");
        };
        return {m_table, std::move(m_route)};
    }
    /// `limit` in bytes.
    template <HasFields T>
    RouteBuilder<Path, Query, T, Answer> body(qint64 limit = 64 * 1024)
    {
        m_route.takesBody = true;
        m_route.bodyLimit = limit;
        m_route.describeBody = [](SchemaSet& schemas, JsonWriter& writer) { schemas.write<T>(writer); };
        return {m_table, std::move(m_route)};
    }
    template <HasFields T>
    RouteBuilder<Path, Query, Body, T> answers(int status = 200)
    {
        m_route.status = status;
        m_route.describeAnswer = [](SchemaSet& schemas, JsonWriter& writer) { schemas.write<T>(writer); };
        return {m_table, std::move(m_route)};
    }
    /// 204
    RouteBuilder<Path, Query, Body, void> answersNothing()
    {
        m_route.status = 204;
        return {m_table, std::move(m_route)};
    }

    /// The answer is not made from a field list; the handler returns Bytes.
    RouteBuilder<Path, Query, Body, Bytes> answersBytes(const char* mediaType)
    {
        m_route.answerType = mediaType;
        m_route.describeAnswer = [](SchemaSet&, JsonWriter& writer) { writer.raw("{}"); };
        return {m_table, std::move(m_route)};
    }

    /// `handler(const Input&) -> Answer` at once, on the I/O thread: for what is at hand in memory.
    template <class Handler>
    void direct(Handler handler)
    {
        finish([handler](std::shared_ptr<In> input, std::shared_ptr<Exchange> exchange, Runtime&,
                   const Route& route) { exchange->respond(perform(handler, *input, route, true)); });
    }

    /// `handler(Call&) -> Answer` in a reading transaction. The answer gets an ETag.
    template <class Handler>
    void read(Handler handler)
    {
        finish([handler](std::shared_ptr<In> input, std::shared_ptr<Exchange> exchange, Runtime& runtime,
                   const Route& route) {
            auto response = std::make_shared<http::Response>();
            runtime.database.read(
                [=, &route](storage::Transaction& tx) {
                    Call<Path, Query, Body> call(*input, tx);
                    *response = perform(handler, call, route, true);
                },
                completion(exchange, response));
        });
    }

    /// `handler(Call&) -> Answer` in a writing transaction. It may run again, so it only touches the
    /// database. May return AnswerOrProblem<Answer>.
    template <class Handler>
    void write(Handler handler)
    {
        finish([handler](std::shared_ptr<In> input, std::shared_ptr<Exchange> exchange, Runtime& runtime,
                   const Route& route) {
            auto response = std::make_shared<http::Response>();
            runtime.database.write(
                [=, &route](storage::Transaction& tx) {
                    Call<Path, Query, Body> call(*input, tx);
                    *response = perform(handler, call, route, false);
                },
                completion(exchange, response));
        });
    }

    /// First `prior(PriorCall&) -> P` in the slow lane (hashing, …), then `handler(Call&, P&) -> Answer` in a
    /// writing transaction.
    template <class Prior, class Handler>
    void prepareThenWrite(Prior prior, Handler handler)
    {
        m_route.problems.push_back(ErrorCode::Busy);
        finish([prior, handler](std::shared_ptr<In> input, std::shared_ptr<Exchange> exchange,
                   Runtime& runtime, const Route& route) {
            const bool taken = runtime.slowLane.run([=, &runtime, &route] {
                try {
                    PriorCall<Path, Query, Body> priorCall(*input, runtime.database);
                    using P = std::decay_t<decltype(prior(priorCall))>;
                    const auto prepared = std::make_shared<const P>(prior(priorCall));
                    auto response = std::make_shared<http::Response>();
                    runtime.database.write(
                        [=, &route](storage::Transaction& tx) {
                            Call<Path, Query, Body> call(*input, tx);
                            const auto bound = [&](auto& c) { return handler(c, *prepared); };
                            *response = perform(bound, call, route, false);
                        },
                        completion(exchange, response));
                } catch (...) {
                    detail::fail(*exchange, std::current_exception());
                }
            });
            if (!taken)
                throw Problem(ErrorCode::Busy).setRetryAfter(std::chrono::seconds(1));
        });
    }

private:
    using In = Input<Path, Query, Body>;

    template <class Handler, class C> // C: Call, or Input
    static http::Response perform(const Handler& handler, C& call, const Route& route, bool conditional)
    {
        if constexpr (std::is_void_v<Answer>) {
            handler(call);
            return detail::answer(call.request, route, {}, conditional);
        } else if constexpr (std::is_same_v<Answer, Bytes>) {
            return detail::answer(call.request, route, handler(call).data, conditional);
        } else {
            const AnswerOrProblem<Answer> value = handler(call);
            if (const Problem* problem = std::get_if<Problem>(&value))
                return detail::refusal(call.request, *problem);
            return detail::answer(call.request, route, toJson(std::get<Answer>(value)), conditional);
        }
    }

    static storage::Completion completion(
        std::shared_ptr<Exchange> exchange, std::shared_ptr<http::Response> response)
    {
        return [exchange = std::move(exchange), response = std::move(response)](std::exception_ptr failure) {
            if (failure)
                detail::fail(*exchange, failure);
            else
                exchange->respond(std::move(*response));
        };
    }

    template <class Start>
    void finish(Start start)
    {
        if (m_route.bodyLimit == 0)
            m_route.bodyLimit = 1024; // a client may well send `{}`
        auto self = std::make_shared<Route>(m_route);
        m_route.run = [start, self](std::shared_ptr<Exchange> exchange, Runtime& runtime) {
            start(detail::decodeInput<Path, Query, Body>(*exchange), exchange, runtime, *self);
        };
        detail::addTo(m_table, std::move(m_route));
    }

    RouteTable& m_table;
    Route m_route;
};

} // namespace gremio::api
