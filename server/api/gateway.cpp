// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"

#include "server/api/answer_headers.h"
#include "server/api/problem_response.h"

#include <array>

namespace gremio::api {

namespace {

bool isJson(const QByteArray& contentType)
{
    const QByteArray type = contentType.split(';').front().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

/// What is wrong with the media type of the body that is coming, if one is.
std::optional<Problem> mediaProblem(const Route* route, const http::Request& head)
{
    const QByteArray* coding = head.header("content-encoding");
    if (coding && coding->trimmed().toLower() != "identity")
        return Problem(ErrorCode::UnsupportedMediaType, QStringLiteral("Content-Encoding is not accepted."));
    const QByteArray* length = head.header("content-length");
    const bool hasBody = head.header("transfer-encoding") || (length && *length != "0");
    if (!route || !hasBody)
        return std::nullopt;
    const QByteArray* type = head.header("content-type");
    if (!type || !isJson(*type))
        return Problem(
            ErrorCode::UnsupportedMediaType, QStringLiteral("Content-Type must be application/json."));
    return std::nullopt;
}

std::optional<QByteArray> bearer(const http::Request& request)
{
    const QByteArray* field = request.header("authorization");
    if (!field)
        return std::nullopt;
    if (field->size() < 8 || qstrnicmp(field->constData(), "bearer ", 7) != 0)
        throw Problem(ErrorCode::Unauthenticated, QStringLiteral("Authorization must be a bearer token."));
    return field->mid(7).trimmed();
}

/// A key may do less than who made it.
void requireScope(const Route& route, const Caller& caller)
{
    if (!caller.accessKey)
        return;
    const auto scope = keyScope(route);
    if (!scope)
        throw Problem(ErrorCode::InsufficientScope, QStringLiteral("No access key may do this: sign in."));
    if (!caller.scopes.covers(*scope))
        throw Problem(ErrorCode::InsufficientScope,
            QStringLiteral("The key needs the scope `%1`.").arg(toText(*scope)));
}

/// Throws Problem(RateLimited).
void charge(const RateVerdict& verdict, std::vector<http::Header>& headers)
{
    appendRateHeaders(headers, verdict);
    if (!verdict.allowed)
        throw Problem(ErrorCode::RateLimited).setRetryAfter(verdict.retryAfter);
}

} // namespace

/// What an answer gets beside what its handler gives. Written before the handler runs.
struct Gateway::Extras {
    std::vector<http::Header> headers;
    std::shared_ptr<RunningKeys::Lease> lease;
    bool secure = false;
};

Gateway::Gateway(const RouteTable& routes, Runtime runtime, EdgeRules rules)
    : m_routes(routes)
    , m_runtime(runtime)
    , m_rules(std::move(rules))
    , m_callers(m_rules.requestsPerMinute)
    , m_addresses(m_rules.anonymousPerMinute)
{
}

http::BodyPolicy Gateway::policy(const http::Request& head)
{
    const auto match = m_routes.match(head.method, head.path);
    http::BodyPolicy policy;
    // Where no route is, too, so that a 404 does not cost the connection.
    policy.limit = match.route ? match.route->bodyLimit.value_or(m_rules.bodyBytes) : m_rules.bodyBytes;
    if (const auto problem = mediaProblem(match.route, head)) {
        Extras extras;
        extras.secure = m_rules.proxies.clientOf(head).secure;
        m_rules.origins.appendTo(extras.headers, head);
        policy.refuse = finished(problemResponse(*problem, head.id), extras);
    }
    return policy;
}

void Gateway::handle(http::Request request, http::Responder respond)
{
    const auto client = m_rules.proxies.clientOf(request);
    request.client = client.address;
    request.secure = client.secure;
    auto extras = std::make_shared<Extras>();
    extras->secure = client.secure;
    m_rules.origins.appendTo(extras->headers, request);

    auto exchange = std::make_shared<Exchange>();
    exchange->respond =
        http::Responder([this, extras, respond = std::move(respond)](std::optional<http::Response> response) {
            if (!response)
                return; // the last copy of `respond` goes, and the connection answers 500
            if (extras->lease) // before the client can come again
                extras->lease->release();
            respond(finished(std::move(*response), *extras));
        });
    exchange->ownOrigin = m_rules.origins.isTrusted(request);
    auto match = m_routes.match(request.method, request.path);
    exchange->request = std::move(request);
    exchange->pathParameters = std::move(match.parameters);
    try {
        if (!match.route) {
            answerWithoutRoute(match, *exchange, *extras);
            return;
        }
        const Route& route = *match.route;
        const auto token = route.access.readsToken() ? bearer(exchange->request) : std::nullopt;
        const auto known = token ? m_runtime.authenticator.cached(*token) : std::nullopt;
        if (known) {
            exchange->authenticated = true;
            exchange->caller = *known;
            if (route.limited)
                chargeCaller(*known, *extras);
            admit(route, exchange, *extras);
            return;
        }
        if (route.limited)
            chargeAddress(exchange->request, *extras);
        if (token)
            authenticate(route, exchange, extras, *token);
        else
            admit(route, exchange, *extras);
    } catch (...) {
        detail::fail(*exchange, std::current_exception());
    }
}

void Gateway::answerWithoutRoute(const RouteTable::Match& match, const Exchange& exchange, Extras& extras)
{
    chargeAddress(exchange.request, extras);
    if (match.allowed.isEmpty())
        throw Problem(ErrorCode::NotFound);
    const bool asks = exchange.request.method == http::Method::Options;
    auto response = asks ? http::Response{204, {}, {}, {}}
                         : problemResponse(Problem(ErrorCode::MethodNotAllowed), exchange.request.id);
    response.headers.push_back({"Allow", match.allowed});
    if (asks)
        m_rules.origins.appendPreflightTo(response.headers, exchange.request, match.allowed);
    exchange.respond(std::move(response));
}

void Gateway::chargeAddress(const http::Request& request, Extras& extras)
{
    charge(
        m_addresses.take(net::addressKey(request.client), std::chrono::steady_clock::now()), extras.headers);
}

void Gateway::chargeCaller(const Caller& caller, Extras& extras)
{
    charge(m_callers.take(caller.user, std::chrono::steady_clock::now()), extras.headers);
}

void Gateway::authenticate(const Route& route, const std::shared_ptr<Exchange>& exchange,
    const std::shared_ptr<Extras>& extras, const QByteArray& token)
{
    m_runtime.database.read(
        [this, exchange, token](storage::Transaction& tx) {
            exchange->caller = m_runtime.authenticator.authenticate(token, tx);
            exchange->authenticated = true;
        },
        [this, exchange, extras, &route](std::exception_ptr failure) {
            try {
                if (failure)
                    std::rethrow_exception(failure);
                if (route.limited) { // it was not anonymous
                    m_addresses.giveBack(net::addressKey(exchange->request.client));
                    removeRateHeaders(extras->headers);
                    chargeCaller(exchange->caller, *extras);
                }
                admit(route, exchange, *extras);
            } catch (...) {
                detail::fail(*exchange, std::current_exception());
            }
        });
}

void Gateway::admit(const Route& route, const std::shared_ptr<Exchange>& exchange, Extras& extras)
{
    if (route.access.needsSignIn() && !exchange->authenticated)
        throw Problem(ErrorCode::Unauthenticated);
    requireScope(route, exchange->caller);
    if (!route.access.allows(exchange->caller.roles))
        throw Problem(ErrorCode::Forbidden);
    if (route.keepsAnswers) {
        exchange->idempotency = IdempotencyKey::of(exchange->request, exchange->caller.user);
        if (exchange->idempotency)
            extras.lease = m_running.take(*exchange->idempotency);
    }
    route.run(exchange, m_runtime);
}

http::Response Gateway::finished(http::Response response, const Extras& extras) const
{
    response.headers.insert(response.headers.end(), extras.headers.begin(), extras.headers.end());
    appendSecurityHeaders(response.headers, extras.secure || m_rules.tls);
    return response;
}

http::Response Gateway::protocolError(int status, QByteArray id, QByteArrayView detail)
{
    constexpr std::array codes{ErrorCode::RequestTimeout, ErrorCode::BodyTooLarge, ErrorCode::TargetTooLong,
        ErrorCode::HeadTooLarge, ErrorCode::NotImplemented, ErrorCode::HttpVersionNotSupported,
        ErrorCode::Internal, ErrorCode::Unavailable};
    ErrorCode code = ErrorCode::BadRequest;
    for (const ErrorCode candidate : codes) {
        if (problemInfo(candidate).status == status)
            code = candidate;
    }
    return finished(problemResponse(Problem(code, QString::fromUtf8(detail)), id), {});
}

} // namespace gremio::api
