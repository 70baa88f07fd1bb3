// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_declaration.h"
#include "server/api/route_starts.h"

#include <utility>

namespace gremio::api {

/// Declares one route: what it is called, who may call it, what goes in and comes out, and what it does. The
/// last call, read() or write(), adds it to the table.
template <class Path = Nothing, class Query = Nothing, class Body = Nothing, class Answer = void>
class RouteBuilder : public RouteDeclaration<RouteBuilder<Path, Query, Body, Answer>> {
    using Base = RouteDeclaration<RouteBuilder>;
    using Base::m_route;

public:
    RouteBuilder(RouteTable& table, http::Method method, const QByteArray& path, const char* operationId)
        : m_table(table)
    {
        m_route.method = method;
        m_route.path = path;
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
    template <HasFields T>
    RouteBuilder<Path, Query, T, Answer> body()
    {
        m_route.bodyLimit.reset();
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
        finish(Starts::direct(handler));
    }

    /// `handler(Call&) -> Answer` in a reading transaction. The answer gets an ETag.
    template <class Handler>
    void read(Handler handler)
    {
        finish(Starts::read(handler));
    }

    /// `handler(Call&) -> Answer` in a writing transaction. It may run again, so it only touches the
    /// database. May return AnswerOrProblem<Answer>. `hint(const Input&) -> storage::WriteHint` where it is
    /// to run after others that came before.
    template <class Handler, class Hint = detail::AnyOrder>
    void write(Handler handler, Hint hint = {})
    {
        m_route.keepsAnswers = m_route.method == http::Method::Post;
        finish(Starts::write(handler, hint));
    }

    /// As write(), for what replaces or removes an object that a GET or PUT of the same path answers:
    /// `current(Call&)` is that answer, and the handler's is what it will be. With `If-Match`, nothing is
    /// written unless the object is still what the client thinks; those who change the same one wait for each
    /// other.
    template <class Current, class Handler, class Hint = detail::AnyOrder>
    void replace(Current current, Handler handler, Hint hint = {})
    {
        m_route.takesIfMatch = true;
        finish(Starts::replace(current, handler, hint));
    }

    /// First `prior(PriorCall&) -> P` in the slow lane (hashing, …), then `handler(Call&, P&) -> Answer` in a
    /// writing transaction.
    template <class Prior, class Handler>
    void prepareThenWrite(Prior prior, Handler handler)
    {
        m_route.keepsAnswers = m_route.method == http::Method::Post;
        finish(Starts::prepareThenWrite(prior, handler));
    }

    /// As prepareThenWrite() and replace() together.
    template <class Prior, class Current, class Handler>
    void prepareThenReplace(Prior prior, Current current, Handler handler)
    {
        m_route.takesIfMatch = true;
        finish(Starts::prepareThenReplace(prior, current, handler));
    }

private:
    using Starts = detail::Starts<Path, Query, Body, Answer>;

    template <class Start>
    void finish(Start start)
    {
        // What /auth answers is secret and is not to be kept.
        m_route.keepsAnswers =
            m_route.keepsAnswers && m_route.access.needsSignIn() && !m_route.path.startsWith("/api/v1/auth/");
        auto self = std::make_shared<Route>(m_route);
        m_route.run = [start, self](std::shared_ptr<Exchange> exchange, Runtime& runtime) {
            start(detail::decodeInput<Path, Query, Body>(*exchange), exchange, runtime, *self);
        };
        detail::addTo(m_table, std::move(m_route));
    }

    RouteTable& m_table;
};

} // namespace gremio::api
