// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/password_prompt.h"
#include "server/app/services.h"
#include "server/demo/demo.h"
#include "server/identity/accounts.h"
#include "server/identity/password_strength.h"
#include "server/storage/migrator.h"

namespace gremio::app {

namespace {

/// The services on a schema that is up to date.
std::unique_ptr<Services> openServices(const Settings& settings, const Clock& clock)
{
    ensureDataDir(settings);
    storage::Migrator(databaseUrl(settings), clock).migrate();
    return std::make_unique<Services>(settings, clock);
}

/// An option that must be there, read by a field's own rules, so that the command line is as strict as the
/// API.
template <class... Rules>
QString option(const Arguments& arguments, const char* name, const Rules&... rules)
{
    QString value =
        arguments.options.value(QString::fromLatin1(name)).normalized(QString::NormalizationForm_C);
    Decoding decoding;
    const FieldPath path{nullptr, name};
    (rules.apply(value, path, decoding), ...);
    if (!decoding.errors.empty())
        throw UsageError(QStringLiteral("--%1: %2").arg(QLatin1String(name), decoding.errors.front().detail));
    return value;
}

} // namespace

int admin(const Arguments& arguments)
{
    if (arguments.positional != QStringList{QStringLiteral("create")})
        throw UsageError(QStringLiteral("Say what: admin create."));
    identity::accounts::NewAccount account;
    account.email = option(arguments, "email", Email{});
    account.displayName = option(arguments, "name", Line{}, rules::displayName);
    account.emailVerified = true;
    account.roles = {Role::Admin};

    const Settings settings = loadSettings(arguments);
    const QString password = askPassword();
    identity::requireStrongPassword(password, {account.email, account.displayName}, "/password");
    const SystemClock clock;
    const auto services = openServices(settings, clock);
    account.passwordHash = services->hasher.hash(password);
    services->database->writeNow(
        [&](storage::Transaction& tx) { return identity::accounts::create(tx, account); });
    say(QStringLiteral("%1 can sign in as an admin.").arg(account.email));
    return Ok;
}

int demo(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    ManualClock clock(SystemClock().now()); // the demo's past is written at its own time
    const auto services = openServices(settings, clock);
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
