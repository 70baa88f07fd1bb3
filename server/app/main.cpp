// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/log.h"
#include "server/storage/error.h"
#include "server/storage/migrator.h"
#include "shared/core/problem.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace gremio;
using namespace gremio::app;

namespace {

const std::array verbs{
    Verb{"serve", "[--no-migrate]", "runs the server", {{"no-migrate", "", "leave the schema as it is"}},
        true, serve},
    Verb{"check", "[--print-config]", "tries what the configuration names and says what is wrong",
        {{"print-config", "", "print every setting and where it came from"}}, true, check},
    Verb{"migrate", "[--status]", "brings the database's schema up to date",
        {{"status", "", "only list the steps and when they were applied"}}, true, migrate},
    Verb{"demo", "", "fills an empty database with believable people and prints their accounts", {}, true,
        demo},
    Verb{"backup", "FILE [--with-key] [--force]",
        "writes a verified snapshot of the database into one file, while the server runs or not",
        {{"with-key", "", "with the signing key, without which mails that wait cannot be read"},
            {"force", "", "overwrite FILE"}},
        true, backUp},
    Verb{"restore", "FILE [--force]", "puts a backup in place of the database; the server must not run",
        {{"force", "", "also in place of a database that has accounts, or of another signing key"}}, true,
        restoreBackup},
    Verb{"admin", "WHAT [OPTIONS]",
        "create, invite, suspend, restore, reset-password, keys create, keys rotate, audit verify, "
        "mail, mail retry",
        {{"email", "E",
             "create, suspend, restore, reset-password: the account; invite: only for this address"},
            {"name", "N", "create: the name that others see"},
            {"roles", "R,R", "invite: what the account will be: apprentice, mentor, admin"},
            {"reason", "TEXT", "suspend: why; the owner is told when signing in"},
            {"state", "STATE",
                "mail: waiting, running, sent, or dead (if left out: those that were given up)"},
            {"id", "ID", "mail retry: one that was given up"},
            {"all", "", "mail retry: all that were given up and can still be of use"},
            {"until", "TIME", "suspend, invite: when it ends by itself, such as 2026-12-31T12:00:00Z"}},
        true, admin},
    Verb{"openapi", "", "prints the OpenAPI description of the API", {}, false, openApi},
    Verb{"asyncapi", "", "prints the AsyncAPI description of the events", {}, false, asyncApi},
    Verb{"version", "", "prints the versions of the server, of Qt and of the database drivers", {}, false,
        version},
};

int runVerb(const Verb& verb, const QStringList& words)
{
    try {
        const Arguments arguments = parseArguments(verb, words);
        if (arguments.help) {
            say(usage(verb));
            return Ok;
        }
        return verb.run(arguments);
    } catch (const UsageError& error) {
        return complain(Usage,
            QString::fromStdString(error.what())
                + QStringLiteral("\nTry: gremio-server %1 --help").arg(QLatin1String(verb.name)));
    } catch (const SettingsError& error) {
        return complain(Configuration, QString::fromStdString(error.what()));
    } catch (const storage::MigrationError& error) {
        return complain(DataError, QString::fromStdString(error.what()));
    } catch (const storage::StorageError& error) {
        const bool away = error.kind() == storage::StorageError::Kind::Unavailable;
        return complain(away ? app::Unavailable : Software,
            QStringLiteral("The database: %1").arg(QString::fromUtf8(error.what())));
    } catch (const Problem& problem) {
        QString text = QString::fromUtf8(problem.what());
        if (!problem.detail().isEmpty())
            text += QStringLiteral(": ") + problem.detail();
        for (const FieldError& error : problem.errors())
            text += QStringLiteral("\n%1: %2").arg(QString::fromUtf8(error.pointer), error.detail);
        return complain(DataError, text);
    } catch (const std::exception& error) {
        return complain(Software, QString::fromUtf8(error.what()));
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gremio-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GREMIO_VERSION));
    QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        std::fputs(qUtf8Printable(overview(verbs)), stderr);
        return Usage;
    }
    const QString name = words.takeFirst();
    if (name == QLatin1String("--help") || name == QLatin1String("help")) {
        say(overview(verbs));
        return Ok;
    }
    const auto verb = std::find_if(
        verbs.begin(), verbs.end(), [&name](const Verb& v) { return name == QLatin1String(v.name); });
    if (verb == verbs.end() && name != QLatin1String("--version"))
        return complain(
            Usage, QStringLiteral("there is no verb “%1”. gremio-server --help lists them.").arg(name));
    return verb == verbs.end() ? version({}) : runVerb(*verb, words);
}
