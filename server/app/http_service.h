// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/gateway.h"
#include "server/api/route_table.h"
#include "server/api/slow_lane.h"
#include "server/app/services.h"
#include "server/http/path_switch.h"
#include "server/http/server.h"
#include "server/realtime/socketio/server.h"

#include <QDateTime>

namespace gremio::app {

/// Every route of every domain, in the order of the API page.
void addAllRoutes(api::RouteTable& routes, Services& services, const Settings& settings);

/// Until when the certificate of tls_certificate is good. Throws SettingsError for what `serve` would refuse.
QDateTime tlsGoodUntil(const Settings& settings);

/// The services behind HTTP and Socket.IO, on one port.
class HttpService {
public:
    HttpService(const Settings& settings, Services& services);
    ~HttpService();

    /// An error for people, or nothing.
    std::optional<QString> start();
    /// `http://127.0.0.1:8080`
    QString url() const;
    /// Lets answers in flight go out; false if some did not in time.
    bool drain(std::chrono::milliseconds deadline);
    /// Reads the certificate and the key again, for connections that come from now on. Throws SettingsError;
    /// then the old ones stay.
    void reloadTls(const Settings& settings);

private:
    static http::ServerConfig config(const Settings& settings);

    Services& m_services;
    bool m_tls;
    api::RouteTable m_routes;
    api::SlowLane m_slowLane;
    std::unique_ptr<api::Gateway> m_gateway;
    std::unique_ptr<socketio::Server> m_sockets;
    std::unique_ptr<http::PathSwitch> m_switch;
    std::unique_ptr<http::Server> m_server;
};

} // namespace gremio::app
