// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/gateway.h"
#include "server/http/server.h"
#include "server/identity/identity_routes.h"
#include "tests/server/identity/identity_fixture.h"
#include "tests/support/http_client.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace gremio::test {

/// The routes of identity behind a real HTTP server.
class ServedIdentity {
public:
    explicit ServedIdentity(Engine engine, Registration registration = Registration::Open)
        : identity(engine, registration)
    {
        identity::addIdentityRoutes(m_routes, identity.service);
        identity::addAccountSecurityRoutes(m_routes, identity.security);
        identity::addAccessKeyRoutes(m_routes, identity.accessKeys);
        m_gateway = std::make_unique<api::Gateway>(
            m_routes, api::Runtime{identity.database(), identity.authenticator, lane});
        m_server = std::make_unique<http::Server>(http::ServerConfig(), *m_gateway);
        if (const auto error = m_server->start())
            qFatal("%s", qPrintable(*error));
    }

    quint16 port() const { return m_server->port(); }

    IdentityFixture identity;
    api::SlowLane lane;

private:
    api::RouteTable m_routes;
    std::unique_ptr<api::Gateway> m_gateway;
    std::unique_ptr<http::Server> m_server; // goes first
};

/// A problem without the id of its request.
inline QJsonObject withoutInstance(const HttpAnswer& answer)
{
    QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    object.remove(QStringLiteral("instance"));
    return object;
}

} // namespace gremio::test
