// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/gateway.h"

#include "server/api/problem_response.h"

#include <array>

namespace gremio::api {

namespace {

constexpr qint64 bodyLimitOfUnknownRoutes = 64 * 1024; // so that a 404 does not cost the connection

http::Response secured(http::Response response)
{
    static const std::array<http::Header, 5> fields{{
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    }};
    response.headers.insert(response.headers.end(), fields.begin(), fields.end());
    return response;
}

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

} // namespace

Gateway::Gateway(const RouteTable& routes, Runtime runtime)
    : m_routes(routes)
    , m_runtime(runtime)
{
}

http::BodyPolicy Gateway::policy(const http::Request& head)
{
    const auto match = m_routes.match(head.method, head.path);
    http::BodyPolicy policy;
    policy.limit = match.route ? match.route->bodyLimit : bodyLimitOfUnknownRoutes;
    if (const auto problem = mediaProblem(match.route, head))
        policy.refuse = secured(problemResponse(*problem, head.id));
    return policy;
}

void Gateway::handle(http::Request request, http::Responder respond)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->respond =
        http::Responder([respond = std::move(respond)](std::optional<http::Response> response) {
            if (response) // otherwise the last copy of `respond` goes, and the connection answers 500
                respond(secured(std::move(*response)));
        });
    auto match = m_routes.match(request.method, request.path);
    exchange->request = std::move(request);
    exchange->pathParameters = std::move(match.parameters);
    try {
        if (match.route) {
            authenticate(*match.route, exchange);
        } else if (match.allowed.isEmpty()) {
            throw Problem(ErrorCode::NotFound);
        } else {
            const bool asks = exchange->request.method == http::Method::Options;
            auto response = asks
                ? http::Response{204, {}, {}, {}}
                : problemResponse(Problem(ErrorCode::MethodNotAllowed), exchange->request.id);
            response.headers.push_back({"Allow", match.allowed});
            exchange->respond(std::move(response));
        }
    } catch (...) {
        detail::fail(*exchange, std::current_exception());
    }
}

void Gateway::authenticate(const Route& route, std::shared_ptr<Exchange> exchange)
{
    const auto token = route.access.needsSignIn() ? bearer(exchange->request) : std::nullopt;
    if (!token) {
        admit(route, exchange);
        return;
    }
    if (const auto caller = m_runtime.authenticator.cached(*token)) {
        exchange->authenticated = true;
        exchange->caller = *caller;
        admit(route, exchange);
        return;
    }
    m_runtime.database.read(
        [this, exchange, token](storage::Transaction& tx) {
            exchange->caller = m_runtime.authenticator.authenticate(*token, tx);
            exchange->authenticated = true;
        },
        [this, exchange, &route](std::exception_ptr failure) {
            if (failure) {
                detail::fail(*exchange, failure);
                return;
            }
            try {
                admit(route, exchange);
            } catch (...) {
                detail::fail(*exchange, std::current_exception());
            }
        });
}

void Gateway::admit(const Route& route, const std::shared_ptr<Exchange>& exchange)
{
    if (route.access.needsSignIn() && !exchange->authenticated)
        throw Problem(ErrorCode::Unauthenticated);
    requireScope(route, exchange->caller);
    if (!route.access.allows(exchange->caller.roles))
        throw Problem(ErrorCode::Forbidden);
    route.run(exchange, m_runtime);
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
    return secured(problemResponse(Problem(code, QString::fromUtf8(detail)), id));
}

} // namespace gremio::api
