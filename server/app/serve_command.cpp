// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/http_service.h"
#include "server/app/log.h"
#include "server/app/signal_watch.h"
#include "server/storage/migrator.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTimer>

namespace gremio::app {

namespace {

Q_LOGGING_CATEGORY(appLog, "gremio.app")

// All of it, the end of the database's work included, within the 10 s that are promised.
constexpr std::chrono::milliseconds drainTime{8'500};
constexpr std::chrono::milliseconds mailTime{8'000}; ///< for mails on their way, together with the above

/// SIGHUP: certificates and the log level are read again. What cannot be read leaves everything as it is.
void reload(const Arguments& arguments, HttpService& http)
{
    try {
        const Settings settings = loadSettings(arguments);
        http.reloadTls(settings);
        installLog(settings.text("log_format"), settings.text("log_level"));
        qCInfo(appLog, "certificates and log level were read again");
    } catch (const SettingsError& error) {
        qCCritical(appLog, "nothing was read again: %s", error.what());
    }
}

} // namespace

int serve(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    installLog(settings.text("log_format"), settings.text("log_level"));
    ensureDataDir(settings);
    const SystemClock clock;
    if (!arguments.options.contains(QStringLiteral("no-migrate"))) {
        const int steps = storage::Migrator(databaseUrl(settings), clock).migrate();
        if (steps > 0)
            qCInfo(appLog, "the schema was brought up to date, %d steps", steps);
    }

    SignalWatch signalWatch; // before any thread
    Services services(settings, clock);
    HttpService http(settings, services);
    if (const auto error = http.start()) {
        qCCritical(appLog, "%s", qUtf8Printable(*error));
        return Unavailable;
    }
    services.startChores(settings);
    QObject::connect(
        &signalWatch, &SignalWatch::terminate, QCoreApplication::instance(), &QCoreApplication::quit);
    QObject::connect(&signalWatch, &SignalWatch::reload, &signalWatch, [&] { reload(arguments, http); });
    say(QStringLiteral("gremio-server %1 ready on %2")
            .arg(QCoreApplication::applicationVersion(), http.url()));
    QCoreApplication::exec();

    qCInfo(appLog, "draining");
    QElapsedTimer since;
    since.start();
    if (!http.drain(drainTime))
        qCWarning(appLog, "some requests were still running when the time was up");
    const auto left = mailTime - std::chrono::milliseconds(since.elapsed());
    services.stopMail(std::max(left, std::chrono::milliseconds(500)));
    return Ok;
}

} // namespace gremio::app
