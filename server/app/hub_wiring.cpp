// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/hub_wiring.h"

#include "server/api/answer_headers.h"
#include "server/api/edge_rules.h"
#include "server/audit/connection_log.h"
#include "server/identity/identity_events.h"
#include "server/net/address_limit.h"

namespace gremio::app {

namespace {

ConnectionKind kindOf(realtime::Lifecycle::What what)
{
    using What = realtime::Lifecycle::What;
    switch (what) {
    case What::Connected:
        return ConnectionKind::Connect;
    case What::Reconnected:
        return ConnectionKind::Reconnect;
    case What::Disconnected:
        break;
    }
    return ConnectionKind::Disconnect;
}

} // namespace

realtime::HubOptions hubOptions(const Settings& settings)
{
    realtime::HubOptions options;
    options.eventsPerSecond = settings.number("limits.events");
    options.burst = 3 * options.eventsPerSecond;
    options.refusedPerMinute = settings.number("limits.anonymous_requests_per_minute");
    return options;
}

socketio::ServerConfig socketConfig(const Settings& settings, const api::EdgeRules& rules)
{
    socketio::ServerConfig config;
    config.engine.pingInterval = std::chrono::seconds(settings.number("realtime.ping_seconds"));
    config.engine.pingTimeout = std::chrono::seconds(settings.number("realtime.ping_timeout_seconds"));
    config.engine.maxQueued = qint64(settings.number("limits.socket_queue_kib")) * 1024;
    engineio::EdgeRules& edge = config.engine.edge;
    edge.trustsOrigin = [origins = rules.origins](
                            const http::Request& request) { return origins.isTrusted(request); };
    if (const int places = settings.number("limits.connections_per_address"); places > 0) {
        edge.takePlace = [count = std::make_shared<net::AddressLimit>(places)](
                             const http::Request& request) { return count->take(request.client); };
    }
    edge.appendHeaders = [origins = rules.origins, tls = rules.tls](
                             std::vector<http::Header>& headers, const http::Request& request) {
        origins.appendTo(headers, request);
        api::appendSecurityHeaders(headers, request.secure || tls);
    };
    edge.appendPreflight = [origins = rules.origins](
                               std::vector<http::Header>& headers, const http::Request& request) {
        origins.appendPreflightTo(headers, request, "GET, POST, OPTIONS");
    };
    edge.locateClient = [proxies = rules.proxies](http::Request& request) {
        const auto client = proxies.clientOf(request);
        request.client = client.address;
        request.secure = client.secure;
    };
    return config;
}

void wireHub(realtime::Hub& hub, storage::EventBus& bus)
{
    hub.setRecorder([](storage::Transaction& tx, const realtime::Lifecycle& line) {
        audit::recordConnectionOf(tx, kindOf(line.what), line.user, {line.address, line.userAgent}, line.at);
    });
    bus.afterCommit<identity::SignInEnded>(
        [&hub](const identity::SignInEnded& event) { hub.closeSignIn(event.user, event.signIn); });
    bus.afterCommit<identity::UserRolesChanged>(
        [&hub](const identity::UserRolesChanged& event) { hub.closeUser(event.user, true); });
    bus.afterCommit<identity::UserSuspended>(
        [&hub](const identity::UserSuspended& event) { hub.closeUser(event.user, false); });
    bus.afterCommit<identity::UserDeleted>(
        [&hub](const identity::UserDeleted& event) { hub.closeUser(event.user, false); });
    bus.afterCommit<identity::SecurityVersionRaised>(
        [&hub](const identity::SecurityVersionRaised&) { hub.securityChangedHere(); });
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, storage::Transaction& tx) {
            realtime::forgetLastSeen(tx, event.user);
        });
}

} // namespace gremio::app
