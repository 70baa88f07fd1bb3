// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/services.h"
#include "server/audit/audit_log.h"
#include "server/backup/backup.h"
#include "server/backup/restore.h"
#include "server/identity/signing_key.h"
#include "server/migrations/migrations.h"
#include "server/notifications/outbox_repository.h"
#include "server/storage/migrator.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace gremio::app {

namespace {

using backup::BackupError;

/// SIGINT and SIGTERM are asked for instead of ending the process, so that what was begun is taken back.
class Interruption {
public:
    Interruption()
    {
        sigset_t set{};
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGHUP);
        pthread_sigmask(SIG_BLOCK, &set, nullptr);
        m_descriptor = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    }
    ~Interruption() { ::close(m_descriptor); }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    bool came()
    {
        signalfd_siginfo info{};
        m_came = m_came || ::read(m_descriptor, &info, sizeof(info)) == static_cast<ssize_t>(sizeof(info));
        return m_came;
    }

private:
    int m_descriptor = -1;
    bool m_came = false;
};

backup::Work workUntil(Interruption& interruption)
{
    return {[](const QString& text) { complain(Ok, text); }, [&interruption] { return interruption.came(); }};
}

int exitCode(BackupError::Kind kind)
{
    using Kind = BackupError::Kind;
    switch (kind) {
    case Kind::CannotCreate:
        return CannotCreate;
    case Kind::BadFile:
    case Kind::Refused:
        return DataError;
    case Kind::Unavailable:
        return Unavailable;
    case Kind::Interrupted:
        return Interrupted;
    case Kind::Failed:
        break;
    }
    return Software;
}

QString fileOf(const Arguments& arguments)
{
    if (arguments.positional.size() != 1)
        throw UsageError(u"Name one file."_s);
    return arguments.positional.front();
}

/// The key's text, from the configuration or its file; nothing when there is none yet.
std::optional<QByteArray> keyText(const Settings& settings)
{
    if (const QString text = settings.text("signing_key"); !text.isEmpty())
        return text.toUtf8();
    QFile file(signingKeyFile(settings));
    if (!file.exists())
        return std::nullopt;
    identity::SigningKey::load(file.fileName()); // that it is one, and nobody else's
    if (!file.open(QIODevice::ReadOnly))
        throw SettingsError(u"signing_key: cannot read %1."_s.arg(file.fileName()));
    return file.readAll();
}

QString keyId(const std::optional<QByteArray>& text)
{
    return text ? QString::fromLatin1(identity::SigningKey::fromText(*text).keyId()) : QString();
}

/// What a restored database without its signing key means.
void tellOfMissingKey(const QString& wanted, const QString& present, const QString& file)
{
    if (wanted.isEmpty() || wanted == present)
        return;
    say(u"The backup holds no signing key, and the one of then (%1) is not here. People and apps stay signed "
        u"in: "
        "apps get new access tokens by themselves, browsers sign in again. Mails that waited then cannot be "
        "read without it. If you have the key, put it at %2 before the server starts."_s.arg(wanted, file));
}

void putKey(const Settings& settings, const QByteArray& text, const QString& present)
{
    const QString id = keyId(text);
    if (id == present)
        return;
    if (!settings.text("signing_key").isEmpty()) {
        say(u"The signing key of the backup (%1) is not the one that signing_key sets (%2), which stays. To "
            u"use "
            "it: tar -xOf FILE signing.key"_s.arg(id, present));
        return;
    }
    const QString file = signingKeyFile(settings);
    if (!present.isEmpty() && !QFile::copy(file, file + u".before-"_s + id))
        throw BackupError(BackupError::Kind::CannotCreate,
            u"The database is restored, but the signing key could not be put at %1: the one that is there "
            u"cannot "
            "be kept."_s.arg(file));
    identity::SigningKey::put(file, text);
    say(u"The signing key is the one of the backup."_s
        + (present.isEmpty() ? QString() : u" The one that was there is kept beside it."_s));
}

/// Nothing that waited goes out twice by itself.
QString heldMails(const backup::Contents& contents, storage::Engine engine)
{
    const auto& tables = contents.manifest.database.tables;
    const bool hasOutbox = std::any_of(
        tables.begin(), tables.end(), [](const auto& table) { return table.name == "outbox"_L1; });
    return hasOutbox ? notifications::repository::holdRestoredSql(engine) : QString();
}

/// In the log of what was restored: whoever reads it later sees why what came after is not there.
void note(const Settings& settings, const backup::Manifest& manifest)
{
    const SystemClock clock;
    const auto steps = storage::Migrator(databaseUrl(settings), clock).status();
    if (std::any_of(steps.begin(), steps.end(), [](const auto& step) { return !step.appliedAt; })) {
        say(u"Its schema is older than this program: the server brings it up to date when it starts."_s);
        return;
    }
    const storage::EventBus nobody;
    storage::Options few;
    few.readers = few.writers = 1;
    storage::Database database(databaseUrl(settings), clock, nobody, few);
    database.writeNow([&](storage::Transaction& tx) {
        audit::append(tx, audit::Actor::commandLine(),
            {AuditAct::BackupRestored, {}, {{u"madeAt"_s, QString::fromLatin1(toRfc3339(manifest.madeAt))}}});
    });
    const auto mails = database.readNow(
        [](storage::Transaction& tx) { return notifications::repository::counts(tx)[MailState::Dead]; });
    if (mails > 0)
        say(u"%1 mails are held: those that waited when the backup was made may have been sent since. "
            "gremio-server admin mail lists them, and admin mail retry has them sent."_s.arg(mails));
}

qint64 rowsOf(const backup::Manifest& manifest)
{
    qint64 rows = 0;
    for (const auto& table : manifest.database.tables)
        rows += table.rows;
    return rows;
}

} // namespace

int backUp(const Arguments& arguments)
{
    const QString file = fileOf(arguments);
    const Settings settings = loadSettings(arguments);
    Interruption interruption;
    try {
        const auto text = keyText(settings);
        const bool withKey = arguments.options.contains(u"with-key"_s);
        if (withKey && !text)
            throw BackupError(BackupError::Kind::Refused,
                u"There is no signing key yet; the server makes it when it starts, or admin keys create."_s);
        const backup::Key key{keyId(text), withKey ? text : std::nullopt};
        const auto manifest =
            backup::make(databaseUrl(settings), file, key, QCoreApplication::applicationVersion(),
                arguments.options.contains(u"force"_s), workUntil(interruption));
        say(u"%1: %2 tables, %3 rows, as of %4; verified."_s.arg(file)
                .arg(manifest.database.tables.size())
                .arg(rowsOf(manifest))
                .arg(QString::fromLatin1(toRfc3339(manifest.madeAt))));
        if (!manifest.database.audit.whole)
            complain(Ok, u"the audit log was damaged before: gremio-server admin audit verify tells more"_s);
        if (!withKey)
            say(u"The signing key is not in it. Keep a copy of it elsewhere, or say --with-key: without it, "
                u"mails "
                "that wait now could not be sent after a restore."_s);
        else
            say(u"The signing key is in it: whoever reads the file can sign in as anybody."_s);
        return Ok;
    } catch (const BackupError& error) {
        return complain(exitCode(error.kind()), QString::fromStdString(error.what()));
    } catch (const identity::SigningKeyError& error) {
        throw SettingsError(u"signing_key: "_s + QString::fromUtf8(error.what()));
    }
}

int restoreBackup(const Arguments& arguments)
{
    const QString file = fileOf(arguments);
    const Settings settings = loadSettings(arguments);
    ensureDataDir(settings);
    Interruption interruption;
    try {
        const QString present = keyId(keyText(settings));
        const bool force = arguments.options.contains(u"force"_s);
        const backup::RestoreOptions options{settings.dataDir(), migrationsFolder(),
            [&](const backup::Contents& contents) {
                if (contents.key && !force && !present.isEmpty() && keyId(contents.key) != present
                    && settings.text("signing_key").isEmpty())
                    throw BackupError(BackupError::Kind::Refused,
                        u"The backup holds another signing key than %1. --force puts it there and keeps the "
                        "present one beside it."_s.arg(signingKeyFile(settings)));
            },
            force,
            [&](const backup::Contents& contents) {
                return heldMails(contents, databaseUrl(settings).engine());
            }};
        const auto contents = backup::restore(databaseUrl(settings), file, options, workUntil(interruption));
        if (contents.key)
            putKey(settings, *contents.key, present);
        else
            tellOfMissingKey(contents.manifest.keyId, present, signingKeyFile(settings));
        note(settings, contents.manifest);
        say(u"Restored the state of %1: %2 tables, %3 rows; verified."_s
                .arg(QString::fromLatin1(toRfc3339(contents.manifest.madeAt)))
                .arg(contents.manifest.database.tables.size())
                .arg(rowsOf(contents.manifest)));
        if (!contents.manifest.database.audit.whole)
            complain(
                Ok, u"the audit log was damaged when the backup was made: admin audit verify tells more"_s);
        return Ok;
    } catch (const BackupError& error) {
        return complain(exitCode(error.kind()), QString::fromStdString(error.what()));
    } catch (const identity::SigningKeyError& error) {
        throw SettingsError(u"signing_key: "_s + QString::fromUtf8(error.what()));
    }
}

} // namespace gremio::app
