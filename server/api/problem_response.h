// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"
#include "shared/core/problem.h"

#include <exception>

namespace gremio::api {

/// The answer that tells a problem (RFC 9457), with Retry-After and WWW-Authenticate where they belong.
http::Response problemResponse(const Problem& problem, const QByteArray& requestId);

/// The same for whatever a handler threw. Anything but a Problem is logged with the request id and told as
/// `internal` (or `unavailable`, when the database is): its text is never sent.
http::Response failureResponse(std::exception_ptr failure, const QByteArray& requestId);

} // namespace gremio::api
