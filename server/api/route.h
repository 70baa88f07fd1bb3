// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/access.h"
#include "server/api/authenticator.h"
#include "server/api/idempotency.h"
#include "server/api/slow_lane.h"
#include "server/http/message.h"
#include "server/storage/database.h"
#include "shared/core/query_decoding.h"
#include "shared/core/schema.h"

#include <functional>
#include <memory>
#include <vector>

namespace gremio::api {

/// What the handlers run on. Outlives every request.
struct Runtime {
    storage::Database& database;
    Authenticator& authenticator;
    SlowLane& slowLane;
};

/// One request on its way to its answer.
struct Exchange {
    http::Request request;
    http::Responder respond;
    std::vector<TextParameter> pathParameters;
    bool authenticated = false;
    Caller caller;
    bool ownOrigin = false; ///< a page of ours, or of an origin that is allowed, asks
    std::optional<IdempotencyKey> idempotency;
};

/// What a route is, for the table and for the API page. Everything about it is said here once.
struct Route {
    http::Method method = http::Method::Get;
    QByteArray path; ///< whole, with parameters as `:name`
    QByteArray operationId;
    QByteArray tag;
    QByteArray summary;
    QByteArray description;
    Access access = Access::signedIn();
    std::optional<AccessScope> scope; ///< of access keys; see keyScope()
    bool refusesKeys = false;
    int status = 200; ///< of the answer when all is well
    QByteArray answerType = "application/json";
    /// In bytes, enough for a `{}`; none where a body is wanted: then as EdgeRules says.
    std::optional<qint64> bodyLimit = 1024;
    bool takesQuery = false;
    bool limited = true; ///< counts for the rate limits
    bool keepsAnswers = false; ///< takes an Idempotency-Key
    bool answersSecret = false; ///< with keepsAnswers: all but the body is kept, the handler makes it again
    bool takesRetryKey = false; ///< reads an Idempotency-Key itself
    bool takesIfMatch = false;
    bool takesCookie = false; ///< the refresh token's, from browsers
    std::vector<ErrorCode> problems; ///< beside those that every such route may answer with

    using Describe = std::function<void(SchemaSet&, JsonWriter&)>;
    Describe describePath; ///< writes OpenAPI parameter objects
    Describe describeQuery;
    Describe describeBody; ///< writes one schema
    Describe describeAnswer;

    std::function<void(std::shared_ptr<Exchange>, Runtime&)> run;
};

/// The scope that an access key needs for the route; nothing: no key will do. What the route does not say
/// follows from what it is: `admin` where that role is needed, else `read` for GET, else `write`; and what
/// is under /auth (passwords, sign-ins, keys) is for people who signed in.
std::optional<AccessScope> keyScope(const Route& route);

} // namespace gremio::api
