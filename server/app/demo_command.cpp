// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/account_options.h"
#include "server/app/commands.h"
#include "server/demo/demo.h"
#include "server/storage/migrator.h"

namespace gremio::app {

std::unique_ptr<Services> openServices(const Settings& settings, const Clock& clock, Services::Mails mails)
{
    ensureDataDir(settings);
    storage::Migrator(databaseUrl(settings), clock).migrate();
    return std::make_unique<Services>(settings, clock, mails);
}

int demo(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    ManualClock clock(SystemClock().now()); // the demo's past is written at its own time
    const auto services = openServices(settings, clock, Services::Mails::None);
    try {
        const auto accounts = gremio::demo::fill(
            *services->database, clock, services->hasher, services->directory, services->mentorship);
        say(gremio::demo::table(accounts));
        return Ok;
    } catch (const gremio::demo::NotEmpty& error) {
        return complain(DataError, QString::fromUtf8(error.what()));
    }
}

} // namespace gremio::app
