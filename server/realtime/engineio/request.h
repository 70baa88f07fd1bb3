// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "server/realtime/engineio/config.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace gremio::engineio {

/// What the query of a request says.
struct Parameters {
    QByteArray version; ///< EIO
    QByteArray transport;
    QByteArray sid;
    bool valid = true; ///< None of them stands twice.
};
[[nodiscard]] Parameters parametersOf(const http::Request& request);

/// The protocol's own errors, with its numbers.
enum class RequestError {
    UnknownTransport = 0,
    UnknownSession = 1,
    BadMethod = 2,
    BadRequest = 3,
    Forbidden = 4,
    UnsupportedVersion = 5
};
[[nodiscard]] http::Response answerOf(RequestError error);
[[nodiscard]] http::Response textAnswer(QByteArray body);
[[nodiscard]] http::Response withHeaders(http::Response response, const std::vector<http::Header>& headers);

/// What is wrong with a request, as far as it can be told without its session.
[[nodiscard]] std::optional<RequestError> errorOf(const http::Request& request, const EdgeRules& edge);

} // namespace gremio::engineio
