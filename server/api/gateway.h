// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route_table.h"
#include "server/http/message.h"

namespace gremio::api {

/// Between HTTP and the routes: finds the route, the caller and the permission, starts the handler, and sees
/// to it that every answer, good or bad, has the headers that keep browsers safe. Called by all I/O threads.
class Gateway final : public http::Handler {
public:
    /// Both outlive the gateway; the table changes no more.
    Gateway(const RouteTable& routes, Runtime runtime);

    http::BodyPolicy policy(const http::Request& head) override;
    void handle(http::Request request, http::Responder respond) override;
    http::Response protocolError(int status, QByteArray id, QByteArrayView detail) override;

private:
    void authenticate(const Route& route, std::shared_ptr<Exchange> exchange);
    void admit(const Route& route, const std::shared_ptr<Exchange>& exchange);

    const RouteTable& m_routes;
    Runtime m_runtime;
};

} // namespace gremio::api
