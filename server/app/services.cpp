// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/services.h"

#include "server/api/idempotency.h"
#include "server/app/hub_wiring.h"
#include "server/audit/audit_export.h"
#include "server/audit/connection_log.h"
#include "server/calendar/calendar_export.h"
#include "server/chat/chat_export.h"
#include "server/chat/chat_service.h"
#include "server/chat/chat_socket_events.h"
#include "server/directory/directory_export.h"
#include "server/identity/identity_events.h"
#include "server/identity/identity_export.h"
#include "server/identity/signing_key.h"
#include "server/identity/user_repository.h"
#include "server/mentorship/mentorship_export.h"
#include "server/mentorship/mentorship_repository.h"
#include "server/moderation/block_service.h"
#include "server/net/burst.h"
#include "server/notifications/mail_export.h"
#include "server/notifications/notifications_events.h"
#include "server/realtime/bus/redis/redis_bus.h"
#include "server/reviews/reviews_export.h"
#include "server/scheduling/scheduling_export.h"
#include "server/scheduling/session_reminders.h"
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

/// What was sealed with these can still be read. One that cannot be used is told of and passed over: without
/// it the server serves as well.
std::vector<identity::SigningKey> formerKeys(const Settings& settings)
{
    std::vector<identity::SigningKey> keys;
    const auto add = [&keys](const QString& where, auto read) {
        try {
            keys.push_back(read());
        } catch (const identity::SigningKeyError& error) {
            qWarning("%s: %s", qUtf8Printable(where), error.what());
        }
    };
    const auto texts = settings.text("former_signing_keys").split(u',', Qt::SkipEmptyParts);
    for (const QString& text : texts)
        add(QStringLiteral("former_signing_keys"),
            [&] { return identity::SigningKey::fromText(text.trimmed().toUtf8()); });
    // Whoever sets signing_key for the first time had one in the file.
    QStringList files{formerKeyFile(settings)};
    if (!settings.text("signing_key").isEmpty())
        files << signingKeyFile(settings);
    for (const QString& file : qAsConst(files)) {
        if (QFile::exists(file))
            add(file, [&] { return identity::SigningKey::load(file); });
    }
    return keys;
}

QString issuer(const Settings& settings)
{
    const QString url = settings.text("public_url");
    return url.isEmpty() ? QStringLiteral("gremio") : url;
}

Registration registration(const Settings& settings)
{
    return enumFromText<Registration>(settings.text("registration").toUtf8()).value_or(Registration::Closed);
}

storage::Options options(const Settings& settings)
{
    storage::Options options;
    const int workers = settings.number("workers");
    // What one commit has to tell goes to the sockets' threads in one piece.
    options.together = [](const std::function<void()>& tell) {
        const net::Burst burst;
        tell();
    };
    options.readers = workers > 0 ? workers : std::max(4, 2 * QThread::idealThreadCount());
    identity::repository::registerConstraints(options.constraints);
    directory::DirectoryService::registerConstraints(options.constraints);
    mentorship::repository::registerConstraints(options.constraints);
    scheduling::repository::registerConstraints(options.constraints);
    return options;
}

std::unique_ptr<bus::Bus> busOf(const Settings& settings)
{
    const auto url = bus::RedisUrl::parse(settings.text("redis_url")); // Settings checks it
    return url ? std::make_unique<bus::RedisBus>(*url) : nullptr;
}

/// Who sees that somebody writes in a chat.
std::vector<UserId> typingAudience(storage::Transaction& tx, UserId writer, ChatId chat)
{
    if (!chat::ChatService::mayWrite(tx, writer, chat))
        throw Problem(ErrorCode::ChatNotAllowed);
    return chat::ChatService::people(tx, writer, chat);
}

} // namespace

bool hasSigningKey(const Settings& settings)
{
    const bool isThere = !settings.text("signing_key").isEmpty() || QFile::exists(signingKeyFile(settings));
    if (isThere || settings.flag("production"))
        signingKey(settings); // throws for what `serve` would refuse
    return isThere;
}

QString signingKeyFile(const Settings& settings)
{
    return settings.dataDir() + QStringLiteral("/signing.key");
}

QString formerKeyFile(const Settings& settings)
{
    return signingKeyFile(settings) + QStringLiteral(".former");
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

identity::SecretBytes outboxKey(const identity::SigningKey& key)
{
    return key.derivedKey("gremio outbox");
}

Services::Services(const Settings& settings, const Clock& wallClock, Mails mails)
    : clock(wallClock)
    , passwordFailures(clock, settings.number("limits.login_failures"))
    , tokens(signingKey(settings), issuer(settings))
    , authenticator(std::make_unique<identity::TokenAuthenticator>(tokens, clock))
    , identity(hasher, tokens, passwordFailures, registration(settings))
    , accountSecurity(hasher, passwordFailures)
    , mentorSearch(&slotFinder)
    , mentorship(directory)
    , availability(directory)
    , sessions(directory)
    , reviews(directory)
    , calendar(settings.text("name"), settings.text("public_url"))
    , admin(registration(settings), tokens)
    , outbox(outboxKey(tokens.key()))
    , hub(events, clock, hubOptions(settings))
    , directoryPushes(events, hub, directory)
    , mentorshipPushes(events, hub, mentorship)
    , chatPushes(events, hub)
    , blockPushes(events, hub)
    , sessionPushes(events, hub)
    , reviewPushes(events, hub)
    , notificationPushes(events, hub)
    , neighbours(busOf(settings))
    , m_keyFile(settings.text("signing_key").isEmpty() ? signingKeyFile(settings) : QString())
    , m_connectionLogKept(settings.number("connection_log_days"))
{
    for (const identity::SigningKey& former : formerKeys(settings))
        outbox.remember(outboxKey(former));
    identity::addToExport(exporter);
    directory::addToExport(exporter, directory);
    mentorship::addToExport(exporter, mentorship);
    moderation::BlockService::addToExport(exporter);
    chat::addToExport(exporter);
    scheduling::addToExport(exporter);
    reviews::addToExport(exporter);
    calendar::addToExport(exporter);
    audit::addToExport(exporter);
    notifications::addToExport(exporter);
    authenticator->listen(bus);
    directory::DirectoryService::listen(bus);
    mentorship.listen(bus);
    moderation::BlockService::listen(bus);
    chat::ChatService::listen(bus);
    // Sessions first: they lock the schedules of all concerned, in their order.
    scheduling::SessionService::listen(bus);
    scheduling::AvailabilityService::listen(bus);
    scheduling::reminders::listen(bus);
    reviews::ReviewService::listen(bus);
    calendar::CalendarService::listen(bus);
    wireHub(hub, bus);
    hub.addContacts(&chat::ChatService::contactsOf); // a mentorship has a chat
    hub.setAudience(&typingAudience);
    chat::addChatEvents(events, databaseUrl(settings).engine());
    directoryPushes.listen(bus);
    mentorshipPushes.listen(bus);
    chatPushes.listen(bus);
    blockPushes.listen(bus);
    sessionPushes.listen(bus);
    reviewPushes.listen(bus);
    notificationPushes.listen(bus);
    bus.inTransaction<identity::UserDeleted>(
        [](const identity::UserDeleted& event, storage::Transaction& tx) {
            api::forgetAnswersOf(tx, event.user);
        });
    if (mails == Mails::Written) {
        outbox.listen(bus);
        bus.afterCommit<notifications::MailQueued>([this](const auto&) {
            if (MailService* mail = m_mailToWake)
                mail->wake();
        });
    }
    bus.freeze();
    database = std::make_unique<storage::Database>(databaseUrl(settings), clock, bus, options(settings));
}

Services::~Services()
{
    m_securityWatch.reset();
    m_identityChores.reset();
    m_expirySweep.reset();
    m_sweeps.clear();
    stopMail(std::chrono::milliseconds(0));
    database->stop();
}

/// `admin keys rotate` in another process wrote a new key.
void Services::followSigningKey()
{
    if (m_keyFile.isEmpty())
        return;
    try {
        const identity::SigningKey key = identity::SigningKey::load(m_keyFile);
        if (key.keyId() == tokens.key().keyId())
            return;
        tokens.replaceKey(key);
        // Whoever rotated did the same; what was written since then still had the former key.
        outbox.follow(outboxKey(key));
        database->write([this](storage::Transaction& tx) { outbox.reseal(tx); }, [](std::exception_ptr) {});
        authenticator->forget();
    } catch (const identity::SigningKeyError& error) {
        qWarning("%s; the former key stays in use", error.what());
    }
}

void Services::startChores(const Settings& settings)
{
    m_securityWatch = authenticator->watch(
        *database, [this] { followSigningKey(); }, [this] { hub.securityChangedElsewhere(); });
    m_identityChores = std::make_unique<identity::IdentityChores>(*database, accountSecurity, *authenticator);
    m_expirySweep = std::make_unique<mentorship::ExpirySweep>(*database, mentorship);
    m_sweeps.push_back(std::make_unique<storage::Sweep>(*database, std::chrono::minutes(1),
        [this](storage::Transaction& tx, int limit) { return admin.restoreDue(tx, limit); }));
    m_sweeps.push_back(std::make_unique<storage::Sweep>(
        *database, std::chrono::hours(1), [kept = m_connectionLogKept](storage::Transaction& tx, int limit) {
            return audit::forgetConnections(tx, tx.now() - kept, limit);
        }));
    m_sweeps.push_back(std::make_unique<storage::Sweep>(*database, std::chrono::minutes(1),
        [this](storage::Transaction& tx, int) { return outbox.reseal(tx); }));
    if (const QString former = formerKeyFile(settings); QFile::exists(former)) {
        // Whoever rotated the keys was cut off before it came to this.
        database->write([this](storage::Transaction& tx) { outbox.reseal(tx); },
            [former](std::exception_ptr failure) {
                if (!failure)
                    QFile::remove(former);
            });
    }
    m_sweeps.push_back(std::make_unique<storage::Sweep>(
        *database, std::chrono::seconds(5), &scheduling::SessionService::sweep));
    m_sweeps.push_back(std::make_unique<storage::Sweep>(*database, std::chrono::minutes(1),
        [this](storage::Transaction& tx, int limit) { return reviews.revealDue(tx, limit); }));
    m_sweeps.push_back(std::make_unique<storage::Sweep>(
        *database, scheduling::reminders::every, &scheduling::reminders::fire));
    m_sweeps.push_back(
        std::make_unique<storage::Sweep>(*database, std::chrono::hours(1), &scheduling::reminders::forget));
    if (const auto server = smtpServer(settings)) {
        m_mail = std::make_unique<MailService>(settings, *server, *database, outbox);
        m_mailToWake = m_mail.get();
    }
}

void Services::stopMail(std::chrono::milliseconds patience)
{
    if (m_mail)
        m_mail->stop(patience);
}

} // namespace gremio::app
