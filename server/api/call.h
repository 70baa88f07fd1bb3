// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/http/message.h"
#include "server/storage/database.h"
#include "shared/core/field_list.h"

#include <vector>

namespace gremio::api {

/// Stands where a route has no path parameters, no query or no body: anything given there is refused.
struct Nothing {
    static constexpr auto fields() { return fieldList(); }
};

/// What a request says, decoded and checked against the field lists.
template <class Path, class Query, class Body>
struct Input {
    http::Request request; ///< without its body
    bool authenticated = false;
    Caller caller; ///< null ids unless authenticated
    bool ownOrigin = false;
    Path path{};
    Query query{};
    Body body{};
};

/// What a handler is given in its transaction. Lives as long as the handler runs.
template <class Path, class Query, class Body>
struct Call {
    Call(const Input<Path, Query, Body>& input, storage::Transaction& transaction)
        : tx(transaction)
        , caller(input.caller)
        , maybeCaller(input.authenticated ? &input.caller : nullptr)
        , path(input.path)
        , query(input.query)
        , body(input.body)
        , request(input.request)
        , ownOrigin(input.ownOrigin)
    {
    }

    storage::Transaction& tx;
    const Caller& caller; ///< only where the route's access asks for a sign-in
    const Caller* maybeCaller; ///< null for an anonymous request
    const Path& path;
    const Query& query;
    const Body& body;
    const http::Request& request;
    const bool ownOrigin; ///< by its Origin, a page of ours or of an allowed origin asks
    std::vector<http::Header> answerHeaders; ///< go with the answer, not with what is thrown
};

/// What a prior phase is given: no transaction, but a database to read from (`database.readNow`), and all the
/// time it needs.
template <class Path, class Query, class Body>
struct PriorCall {
    PriorCall(const Input<Path, Query, Body>& input, storage::Database& store)
        : database(store)
        , caller(input.caller)
        , maybeCaller(input.authenticated ? &input.caller : nullptr)
        , path(input.path)
        , query(input.query)
        , body(input.body)
        , request(input.request)
    {
    }

    storage::Database& database;
    const Caller& caller;
    const Caller* maybeCaller;
    const Path& path;
    const Query& query;
    const Body& body;
    const http::Request& request;
};

} // namespace gremio::api
