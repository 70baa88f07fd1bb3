// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "server/api/route_builder.h"

#include <map>
#include <memory>
#include <optional>

namespace gremio::api {

/// Every route of the server. Filled in the composition root, then only read, by all I/O threads.
class RouteTable {
public:
    RouteTable();
    ~RouteTable();

    /// A route under /api/v1; the builder's read(), write() or answer() adds it.
    RouteBuilder<> get(const char* path, const char* operationId);
    RouteBuilder<> post(const char* path, const char* operationId);
    RouteBuilder<> put(const char* path, const char* operationId);
    RouteBuilder<> remove(const char* path, const char* operationId);
    /// A GET outside /api/v1, such as /healthz.
    RouteBuilder<> getAtRoot(const char* path, const char* operationId);

    /// Throws std::logic_error when the method and path, or the operation id, are taken.
    void add(Route route);

    struct Match {
        const Route* route = nullptr; ///< null: see allowed
        QByteArray allowed; ///< the methods there are at this path, for Allow; empty: no such path
        std::vector<TextParameter> parameters; ///< still percent-encoded
    };
    Match match(http::Method method, QByteArrayView path) const;

    const std::vector<std::unique_ptr<Route>>& routes() const { return m_routes; }

    static constexpr auto base = "/api/v1";

private:
    struct Node;
    std::vector<std::unique_ptr<Route>> m_routes;
    std::unique_ptr<Node> m_root;
};

const char* methodText(http::Method method);

} // namespace gremio::api
