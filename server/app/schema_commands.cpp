// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/services.h"
#include "server/storage/migrator.h"

#include <QDir>
#include <QFileInfo>

namespace gremio::app {

int migrate(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    ensureDataDir(settings);
    const SystemClock clock;
    storage::Migrator migrator(databaseUrl(settings), clock);
    if (!arguments.options.contains(QStringLiteral("status"))) {
        const int steps = migrator.migrate();
        say(steps == 0 ? QStringLiteral("The schema is up to date.")
                       : QStringLiteral("The schema was brought up to date; steps applied: %1.").arg(steps));
        return Ok;
    }
    for (const auto& step : migrator.status()) {
        const QString when = step.appliedAt ? QString::fromLatin1(toRfc3339(*step.appliedAt))
                                            : QStringLiteral("not applied yet");
        say(QStringLiteral("%1  %2").arg(step.name, -40).arg(when));
    }
    return Ok;
}

int check(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    if (arguments.options.contains(QStringLiteral("print-config"))) {
        for (const QString& line : settings.described())
            say(line);
        return Ok;
    }
    ensureDataDir(settings);
    say(QStringLiteral("data directory  ok       %1").arg(settings.dataDir()));
    const auto url = databaseUrl(settings);
    const SystemClock clock;
    int waiting = 0;
    for (const auto& step : storage::Migrator(url, clock).status())
        waiting += step.appliedAt ? 0 : 1;
    say(QStringLiteral("database        ok       %1").arg(url.toDisplay()));
    if (waiting == 0) {
        say(QStringLiteral("schema          ok"));
    } else {
        say(QStringLiteral(
            "schema          behind   %1 steps: `gremio-server serve` or `migrate` applies them")
                .arg(waiting));
    }
    if (settings.text("tls_certificate").isEmpty())
        say(QStringLiteral(
            "TLS             off      plain HTTP: for loopback, or behind a proxy that does TLS"));
    else
        say(QStringLiteral("TLS             on"));
    return Ok;
}

} // namespace gremio::app
