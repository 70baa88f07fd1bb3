// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/services.h"

#include "server/api/idempotency.h"
#include "server/identity/identity_events.h"
#include "server/identity/signing_key.h"
#include "server/identity/user_repository.h"
#include "server/mentorship/mentorship_repository.h"
#include "shared/protocol/server_info.h"

#include <QDir>
#include <QThread>

namespace gremio::app {

namespace {

identity::SigningKey signingKey(const Settings& settings)
{
    try {
        const QString text = settings.text("signing_key");
        if (!text.isEmpty())
            return identity::SigningKey::fromText(text.toUtf8());
        const QString path = signingKeyFile(settings);
        if (!settings.flag("production"))
            return identity::SigningKey::loadOrCreate(path);
        // A key that appears by itself signs everybody out when the data directory was not the one meant.
        if (!QFile::exists(path))
            throw SettingsError(QStringLiteral("signing_key: not set, and there is no %1. Make one with "
                                               "gremio-server admin keys create, or bring the one in use.")
                                    .arg(path));
        return identity::SigningKey::load(path);
    } catch (const identity::SigningKeyError& error) {
        throw SettingsError(QStringLiteral("signing_key: ") + QString::fromUtf8(error.what()));
    }
}

QString issuer(const Settings& settings)
{
    const QString url = settings.text("public_url");
    return url.isEmpty() ? QStringLiteral("gremio") : url;
}

storage::Options options(const Settings& settings)
{
    storage::Options options;
    const int workers = settings.number("workers");
    options.readers = workers > 0 ? workers : std::max(4, 2 * QThread::idealThreadCount());
    identity::repository::registerConstraints(options.constraints);
    directory::DirectoryService::registerConstraints(options.constraints);
    mentorship::repository::registerConstraints(options.constraints);
    return options;
}

} // namespace

QString signingKeyFile(const Settings& settings)
{
    return settings.dataDir() + QStringLiteral("/signing.key");
}

void ensureDataDir(const Settings& settings)
{
    const QString path = settings.dataDir();
    if (QDir(path).exists())
        return;
    if (!QDir().mkpath(path))
        throw SettingsError(QStringLiteral("data_dir: cannot make %1.").arg(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

storage::DatabaseUrl databaseUrl(const Settings& settings)
{
    const auto url = storage::DatabaseUrl::parse(settings.databaseUrl());
    if (!url)
        throw SettingsError(
            QStringLiteral("database_url: must be sqlite:PATH or postgresql://user@host/db."));
    return *url;
}

Services::Services(const Settings& settings, const Clock& wallClock)
    : clock(wallClock)
    , passwordFailures(clock, settings.number("limits.login_failures"))
    , tokens(signingKey(settings), issuer(settings))
    , authenticator(std::make_unique<identity::TokenAuthenticator>(tokens, clock))
    , identity(hasher, tokens, passwordFailures,
          enumFromText<Registration>(settings.text("registration").toUtf8()).value_or(Registration::Closed))
    , accountSecurity(hasher, passwordFailures)
    , mentorship(directory)
{
    authenticator->listen(bus);
    directory::DirectoryService::listen(bus);
    mentorship.listen(bus);
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, storage::Transaction& tx) {
            api::forgetAnswersOf(tx, event.user);
        });
    bus.freeze();
    database = std::make_unique<storage::Database>(databaseUrl(settings), clock, bus, options(settings));
}

Services::~Services()
{
    m_securityWatch.reset();
    m_identityChores.reset();
    m_expirySweep.reset();
    database->stop();
}

void Services::startChores()
{
    m_securityWatch = authenticator->watch(*database);
    m_identityChores = std::make_unique<identity::IdentityChores>(*database, accountSecurity, *authenticator);
    m_expirySweep = std::make_unique<mentorship::ExpirySweep>(*database, mentorship);
}

} // namespace gremio::app
