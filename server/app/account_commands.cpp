// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/password_prompt.h"
#include "server/app/services.h"
#include "server/demo/demo.h"
#include "server/identity/accounts.h"
#include "server/identity/password_strength.h"
#include "server/identity/signing_key.h"
#include "server/storage/migrator.h"

#include <QFile>

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

int createKey(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    ensureDataDir(settings);
    const QString path = signingKeyFile(settings);
    if (QFile::exists(path))
        return complain(CannotCreate, QStringLiteral("there is a key already: %1").arg(path));
    try {
        identity::SigningKey::loadOrCreate(path);
    } catch (const identity::SigningKeyError& error) {
        return complain(CannotCreate, QString::fromUtf8(error.what()));
    }
    say(QStringLiteral("Made %1. Keep a copy: without it everybody is signed out.").arg(path));
    return Ok;
}

} // namespace

int admin(const Arguments& arguments)
{
    if (arguments.positional == QStringList{QStringLiteral("keys"), QStringLiteral("create")})
        return createKey(arguments);
    if (arguments.positional != QStringList{QStringLiteral("create")})
        throw UsageError(QStringLiteral("Say what: admin create or admin keys create."));
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
