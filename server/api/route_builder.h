// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_declaration.h"
#include "server/api/route_running.h"

#include <utility>

namespace gremio::api {

/// Declares one route: what it is called, who may call it, what goes in and comes out, and what it does. The
/// last call, read() or write(), adds it to the table.
template <class Path = Nothing, class Query = Nothing, class Body = Nothing, class Answer = void>
class RouteBuilder : public RouteDeclaration<RouteBuilder<Path, Query, Body, Answer>> {
    using Base = RouteDeclaration<RouteBuilder>;
    using Base::m_route;

public:
    RouteBuilder(RouteTable& table, http::Method method, QByteArray path, const char* operationId)
        : m_table(table)
    {
        m_route.method = method;
        m_route.path = std::move(path);
        m_route.operationId = operationId;
    }
    RouteBuilder(RouteTable& table, Route route)
        : Base(std::move(route))
        , m_table(table)
    {
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
                   const Route& route) {
            exchange->respond(detail::perform<Answer>(handler, *input, route, true));
        });
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
                    *response = detail::perform<Answer>(handler, call, route, true);
                },
                detail::completion(exchange, response));
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
                    *response = detail::perform<Answer>(handler, call, route, false);
                },
                detail::completion(exchange, response));
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
                            *response = detail::perform<Answer>(bound, call, route, false);
                        },
                        detail::completion(exchange, response));
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
};

} // namespace gremio::api
