// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/rate_limiter.h"
#include "server/http/message.h"

#include <vector>

namespace gremio::api {

/// Adds what every answer carries, so that browsers do nothing with it that nobody meant. A field that the
/// answer has already (the Content-Security-Policy of a page) stays as it is. `secure`: the client spoke TLS.
void appendSecurityHeaders(std::vector<http::Header>& headers, bool secure);

/// RateLimit-Limit, -Remaining, -Reset and -Policy (draft-ietf-httpapi-ratelimit-headers-06); none when there
/// is no limit.
void appendRateHeaders(std::vector<http::Header>& headers, const RateVerdict& verdict);
/// Another limit has its say instead.
void removeRateHeaders(std::vector<http::Header>& headers);

} // namespace gremio::api
