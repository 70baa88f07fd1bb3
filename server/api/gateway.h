// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/edge_rules.h"
#include "server/api/idempotency.h"
#include "server/api/rate_limiter.h"
#include "server/api/route_table.h"
#include "server/http/message.h"
#include "server/net/address_key.h"

namespace gremio::api {

/// Between HTTP and the routes: finds out who asks, keeps the limits, finds the route, the caller and the
/// permission, starts the handler, and sees to it that every answer, good or bad, has the headers that keep
/// browsers safe. Called by all I/O threads.
class Gateway final : public http::Handler {
public:
    /// Both outlive the gateway; the table changes no more.
    Gateway(const RouteTable& routes, Runtime runtime, EdgeRules rules = {});

    http::BodyPolicy policy(const http::Request& head) override;
    void handle(http::Request request, http::Responder respond) override;
    http::Response protocolError(int status, QByteArray id, QByteArrayView detail) override;

private:
    struct Extras;

    void answerWithoutRoute(const RouteTable::Match& match, const Exchange& exchange, Extras& extras);
    void chargeAddress(const http::Request& request, Extras& extras);
    void chargeCaller(const Caller& caller, Extras& extras);
    void authenticate(const Route& route, const std::shared_ptr<Exchange>& exchange,
        const std::shared_ptr<Extras>& extras, const QByteArray& token);
    void admit(const Route& route, const std::shared_ptr<Exchange>& exchange, Extras& extras);
    http::Response finished(http::Response response, const Extras& extras) const;

    const RouteTable& m_routes;
    Runtime m_runtime;
    EdgeRules m_rules;
    RateLimiter<UserId> m_callers;
    RateLimiter<net::AddressKey> m_addresses;
    RunningKeys m_running;
};

} // namespace gremio::api
