// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/engineio/request.h"

#include "server/realtime/websocket/handshake.h"

#include <algorithm>
#include <array>

namespace gremio::engineio {

const QByteArray* Handshake::header(QByteArrayView name) const
{
    const auto found = std::find_if(
        headers.begin(), headers.end(), [name](const http::Header& header) { return header.name == name; });
    return found == headers.end() ? nullptr : &found->value;
}

Parameters parametersOf(const http::Request& request)
{
    Parameters parameters;
    const auto set = [&parameters](QByteArray& to, const QByteArray& value) {
        if (!to.isEmpty())
            parameters.valid = false;
        to = value;
    };
    for (const QByteArray& pair : request.query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0)
            continue;
        const QByteArrayView name = QByteArrayView(pair).first(equals);
        const QByteArray value = pair.mid(equals + 1);
        if (name == "EIO")
            set(parameters.version, value);
        else if (name == "transport")
            set(parameters.transport, value);
        else if (name == "sid")
            set(parameters.sid, value);
    }
    return parameters;
}

http::Response answerOf(RequestError error)
{
    static constexpr std::array<const char*, 6> messages{"Transport unknown", "Session ID unknown",
        "Bad handshake method", "Bad request", "Forbidden", "Unsupported protocol version"};
    const int code = static_cast<int>(error);
    QByteArray body = "{\"code\":" + QByteArray::number(code) + ",\"message\":\""
        + messages[static_cast<std::size_t>(code)] + "\"}";
    return {error == RequestError::Forbidden ? 403 : 400, "application/json", std::move(body),
        {{"Cache-Control", "no-store"}}};
}

http::Response textAnswer(QByteArray body)
{
    return {200, "text/plain; charset=UTF-8", std::move(body), {{"Cache-Control", "no-store"}}};
}

http::Response withHeaders(http::Response response, const std::vector<http::Header>& headers)
{
    response.headers.insert(response.headers.end(), headers.begin(), headers.end());
    return response;
}

std::optional<RequestError> errorOf(const http::Request& request, const EdgeRules& edge)
{
    if (request.header("origin") && edge.trustsOrigin && !edge.trustsOrigin(request))
        return RequestError::Forbidden;
    if (request.method == http::Method::Options)
        return std::nullopt;
    const Parameters parameters = parametersOf(request);
    const bool isWebSocket = parameters.transport == "websocket";
    if (!isWebSocket && parameters.transport != "polling")
        return RequestError::UnknownTransport;
    if (!parameters.valid)
        return RequestError::BadRequest;
    if (parameters.version != "4" && (parameters.sid.isEmpty() || !parameters.version.isEmpty()))
        return RequestError::UnsupportedVersion;
    if (isWebSocket != websocket::wantsWebSocket(request))
        return RequestError::BadRequest;
    const bool isPost = request.method == http::Method::Post && !parameters.sid.isEmpty();
    if (request.method != http::Method::Get && !isPost)
        return RequestError::BadMethod;
    return std::nullopt;
}

} // namespace gremio::engineio
