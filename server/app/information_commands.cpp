// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/open_api.h"
#include "server/app/commands.h"
#include "server/app/http_service.h"
#include "server/realtime/hub/async_api.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QTemporaryDir>

namespace gremio::app {

int openApi(const Arguments&)
{
    // The routes hang on services, and those on a database; an empty one that goes away is enough.
    const QTemporaryDir scratch;
    const Settings settings = Settings::load({{QStringLiteral("data_dir"), scratch.path()}}, {}, {});
    const SystemClock clock;
    Services services(settings, clock);
    api::RouteTable routes;
    addAllRoutes(routes, services, settings);
    say(QString::fromUtf8(api::openApiDocument(routes, QCoreApplication::applicationVersion().toUtf8())));
    return Ok;
}

int asyncApi(const Arguments&)
{
    const QTemporaryDir scratch;
    const Settings settings = Settings::load({{QStringLiteral("data_dir"), scratch.path()}}, {}, {});
    const SystemClock clock;
    Services services(settings, clock);
    say(QString::fromUtf8(
        realtime::asyncApiDocument(services.events, QCoreApplication::applicationVersion().toUtf8())));
    return Ok;
}

int version(const Arguments&)
{
    say(QStringLiteral("gremio-server %1 (%2)")
            .arg(QStringLiteral(GREMIO_VERSION), QStringLiteral(GREMIO_COMMIT)));
    say(QStringLiteral("Qt %1").arg(QLatin1String(qVersion())));
    say(QStringLiteral("database drivers: %1").arg(QSqlDatabase::drivers().join(QStringLiteral(", "))));
    return Ok;
}

} // namespace gremio::app
