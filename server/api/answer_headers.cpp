// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/answer_headers.h"

#include <algorithm>
#include <array>

namespace gremio::api {

void appendSecurityHeaders(std::vector<http::Header>& headers, bool secure)
{
    static const std::array<http::Header, 5> fields{{
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
    }};
    const std::size_t own = headers.size();
    headers.reserve(own + fields.size() + 1);
    for (const http::Header& field : fields) {
        const auto isThere = [&field](const http::Header& header) { return header.name == field.name; };
        const auto end = headers.begin() + static_cast<std::ptrdiff_t>(own);
        if (std::none_of(headers.begin(), end, isThere))
            headers.push_back(field);
    }
    if (secure) // RFC 6797, 7.2: not over plain HTTP
        headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
}

void appendRateHeaders(std::vector<http::Header>& headers, const RateVerdict& verdict)
{
    if (verdict.limit == 0)
        return;
    const QByteArray limit = QByteArray::number(verdict.limit);
    headers.push_back({"RateLimit-Limit", limit});
    headers.push_back({"RateLimit-Remaining", QByteArray::number(verdict.remaining)});
    headers.push_back({"RateLimit-Reset", QByteArray::number(qint64(verdict.untilFull.count()))});
    headers.push_back({"RateLimit-Policy", limit + ";w=60"});
}

void removeRateHeaders(std::vector<http::Header>& headers)
{
    std::erase_if(headers, [](const http::Header& header) { return header.name.startsWith("RateLimit-"); });
}

} // namespace gremio::api
