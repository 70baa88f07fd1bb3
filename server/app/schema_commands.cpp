// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/http_service.h"
#include "server/app/services.h"
#include "server/audit/audit_log.h"
#include "server/notifications/outbox_repository.h"
#include "server/realtime/bus/redis/redis_check.h"
#include "server/storage/migrator.h"

#include <QDir>
#include <QTemporaryFile>

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

namespace {

/// What `check` says of mails. False when the mail server is not content.
bool checkMail(const Settings& settings, const std::map<MailState, qint64>& counts)
{
    const auto countOf = [&counts](MailState state) {
        const auto found = counts.find(state);
        return found == counts.end() ? qint64(0) : found->second;
    };
    const auto server = smtpServer(settings);
    const auto complaint = server ? integrations::complaintAbout(*server) : std::nullopt;
    if (!server) {
        say(QStringLiteral(
            "mail            off      mails stay in the outbox; smtp_url and mail_from send them"));
    } else if (complaint) {
        say(QStringLiteral("mail            failed   %1: %2").arg(server->toDisplay(), *complaint));
    } else {
        say(QStringLiteral("mail            ok       %1").arg(server->toDisplay()));
        if (settings.text("public_url").isEmpty())
            say(QStringLiteral(
                "                         mails hold codes but no links: public_url is not set"));
    }
    if (const qint64 waiting = countOf(MailState::Waiting) + countOf(MailState::Running); waiting > 0)
        say(QStringLiteral("outbox          waiting  %1 mails").arg(waiting));
    if (const qint64 dead = countOf(MailState::Dead); dead > 0)
        say(QStringLiteral("outbox          given up %1 mails: gremio-server admin mail says why").arg(dead));
    return !complaint;
}

/// False when Redis is meant and cannot be used.
bool checkRedis(const Settings& settings)
{
    const auto url = bus::RedisUrl::parse(settings.text("redis_url"));
    if (!url) {
        say(QStringLiteral("Redis           off      one process serves; redis_url lets several do"));
        return true;
    }
    const auto complaint = bus::complaintAbout(*url);
    say(complaint ? QStringLiteral("Redis           failed   %1: %2").arg(url->toDisplay(), *complaint)
                  : QStringLiteral("Redis           ok       %1").arg(url->toDisplay()));
    return !complaint;
}

/// False when browsers would not take the certificate any more.
bool checkTls(const Settings& settings)
{
    if (settings.text("tls_certificate").isEmpty()) {
        say(QStringLiteral(
            "TLS             off      plain HTTP: for loopback, or behind a proxy that does TLS"));
        return true;
    }
    const QDateTime until = tlsGoodUntil(settings);
    const bool good = until > QDateTime::currentDateTimeUtc();
    say((good ? QStringLiteral("TLS             ok       until %1")
              : QStringLiteral("TLS             expired  on %1: put a new certificate there, then SIGHUP"))
            .arg(until.toUTC().toString(Qt::ISODate)));
    return good;
}

void requireWritable(const QString& folder)
{
    QTemporaryFile file(folder + QStringLiteral("/.gremio-check-XXXXXX"));
    if (!file.open())
        throw SettingsError(
            QStringLiteral("data_dir: cannot write into %1: %2.").arg(folder, file.errorString()));
}

} // namespace

int check(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    if (arguments.options.contains(QStringLiteral("print-config"))) {
        for (const QString& line : settings.described())
            say(line);
        return Ok;
    }
    ensureDataDir(settings);
    requireWritable(settings.dataDir());
    say(QStringLiteral("data directory  ok       %1").arg(settings.dataDir()));
    say(hasSigningKey(settings) ? QStringLiteral("signing key     ok")
                                : QStringLiteral("signing key     none     the first start makes one"));
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
    const bool redis = checkRedis(settings);
    const bool tls = checkTls(settings);
    std::map<MailState, qint64> mails;
    bool whole = true;
    if (waiting == 0) {
        const storage::EventBus nobody;
        storage::Options few;
        few.readers = few.writers = 1;
        storage::Database database(url, clock, nobody, few);
        audit::Verdict verdict;
        database.readNow([&](storage::Transaction& tx) {
            mails = notifications::repository::counts(tx);
            verdict = audit::verify(tx);
        });
        whole = verdict.flaws.empty();
        say(whole ? QStringLiteral("audit log       ok       %1 rows").arg(verdict.rows)
                  : QStringLiteral("audit log       damaged  at row %1: it %2; admin audit verify tells more")
                        .arg(verdict.flaws.front().seq)
                        .arg(verdict.flaws.front().what));
    }
    if (!checkMail(settings, mails) || !redis)
        return Unavailable;
    if (!tls)
        return Configuration;
    return whole ? Ok : DataError;
}

} // namespace gremio::app
