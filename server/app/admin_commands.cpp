// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/account_options.h"
#include "server/app/commands.h"
#include "server/app/password_prompt.h"
#include "server/audit/audit_log.h"
#include "server/identity/accounts.h"
#include "server/identity/password_strength.h"
#include "server/identity/sign_ins.h"
#include "server/identity/signing_key.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace gremio::app {

namespace {

using storage::Transaction;

const audit::Actor& commandLine()
{
    static const audit::Actor actor = audit::Actor::commandLine();
    return actor;
}

/// The account that --email names. Throws Problem(NotFound).
UserId accountOf(Transaction& tx, const QString& email)
{
    const auto user = identity::accounts::find(tx, email);
    if (!user)
        throw Problem(
            ErrorCode::NotFound, QStringLiteral("There is no account with the address %1.").arg(email));
    return *user;
}

std::optional<Instant> instantOption(const Arguments& arguments, const char* name)
{
    const QString text = arguments.options.value(QString::fromLatin1(name));
    if (text.isEmpty())
        return std::nullopt;
    const auto instant = parseRfc3339(text.toLatin1());
    if (!instant)
        throw UsageError(
            QStringLiteral("--%1 must be a time such as 2026-12-31T12:00:00Z.").arg(QLatin1String(name)));
    return instant;
}

int create(const Arguments& arguments)
{
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
    services->database->writeNow([&](Transaction& tx) {
        const UserId user = identity::accounts::create(tx, account);
        audit::append(tx, commandLine(), {AuditAct::AdminCreated, user.toString()});
    });
    say(QStringLiteral("%1 can sign in as an admin.").arg(account.email));
    return Ok;
}

int invite(const Arguments& arguments)
{
    CreateInviteBody body;
    const QStringList words =
        arguments.options.value(QStringLiteral("roles")).split(u',', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto role = enumFromText<Role>(word.trimmed().toLatin1());
        if (!role)
            throw UsageError(
                QStringLiteral("--roles: there are apprentice, mentor and admin, with commas between."));
        if (std::find(body.roles.begin(), body.roles.end(), *role) == body.roles.end())
            body.roles.push_back(*role);
    }
    if (arguments.options.contains(QStringLiteral("email")))
        body.email = option(arguments, "email", Email{});
    body.expiresAt = instantOption(arguments, "until");
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    const IssuedInvite issued = services->database->writeNow(
        [&](Transaction& tx) { return services->admin.invite(tx, commandLine(), body); });
    say(issued.code);
    say(QStringLiteral("One person can register with this code until %1.")
            .arg(QString::fromLatin1(toRfc3339(issued.invite.expiresAt))));
    return Ok;
}

int suspend(const Arguments& arguments)
{
    const QString email = option(arguments, "email", Email{});
    SuspendBody body;
    body.reason = option(arguments, "reason", Line{}, Length{1, 500});
    body.until = instantOption(arguments, "until");
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    services->database->writeNow(
        [&](Transaction& tx) { services->admin.suspend(tx, commandLine(), accountOf(tx, email), body); });
    say(QStringLiteral("%1 is suspended and signed out everywhere.").arg(email));
    return Ok;
}

int restore(const Arguments& arguments)
{
    const QString email = option(arguments, "email", Email{});
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    services->database->writeNow(
        [&](Transaction& tx) { services->admin.restore(tx, commandLine(), accountOf(tx, email)); });
    say(QStringLiteral("%1 can sign in.").arg(email));
    return Ok;
}

int resetPassword(const Arguments& arguments)
{
    const QString email = option(arguments, "email", Email{});
    const Settings settings = loadSettings(arguments);
    const QString password = askPassword();
    identity::requireStrongPassword(password, {email}, "/password");
    const SystemClock clock;
    const auto services = openServices(settings, clock);
    const QByteArray hash = services->hasher.hash(password);
    services->database->writeNow([&](Transaction& tx) {
        services->admin.resetPassword(tx, commandLine(), accountOf(tx, email), hash);
    });
    say(QStringLiteral("%1 has a new password and is signed out everywhere.").arg(email));
    return Ok;
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

int rotateKeys(const Arguments& arguments)
{
    const Settings settings = loadSettings(arguments);
    if (!settings.text("signing_key").isEmpty())
        throw SettingsError(
            QStringLiteral("signing_key: the key is in the configuration. Change it there and start again."));
    const SystemClock clock;
    const auto services = openServices(settings, clock);
    const QString file = signingKeyFile(settings);
    const QString former = formerKeyFile(settings);
    try {
        // Whenever this is killed, what is sealed can be read with one of the two files.
        services->database->writeNow([&](Transaction& tx) { services->outbox.reseal(tx); });
        if (QFile present(file); present.exists()) {
            identity::SigningKey::load(file); // that it is one
            if (!present.open(QIODevice::ReadOnly))
                return complain(CannotCreate, QStringLiteral("cannot read %1").arg(file));
            identity::SigningKey::put(former, present.readAll());
        }
        const auto key = identity::SigningKey::replace(file);
        services->outbox.follow(outboxKey(key));
        services->database->writeNow([&](Transaction& tx) {
            services->outbox.reseal(tx);
            identity::sign_ins::raiseSecurityVersion(tx);
            audit::append(tx, commandLine(),
                {AuditAct::KeysRotated, {}, {{QStringLiteral("kid"), QString::fromLatin1(key.keyId())}}});
        });
        QFile::remove(former);
    } catch (const identity::SigningKeyError& error) {
        return complain(CannotCreate, QString::fromUtf8(error.what()));
    }
    say(QStringLiteral(
        "There is a new key. Access tokens of the old one are refused from now on; apps get new "
        "ones by themselves. Pages in browsers that signed in with a cookie have to sign in again."));
    return Ok;
}

int verifyAudit(const Arguments& arguments)
{
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    const audit::Verdict verdict =
        services->database->readNow([](Transaction& tx) { return audit::verify(tx); });
    say(QStringLiteral("%1 rows, the last with the hash %2").arg(verdict.rows).arg(verdict.head));
    for (const audit::Flaw& flaw : verdict.flaws)
        complain(DataError, QStringLiteral("row %1 %2").arg(flaw.seq).arg(flaw.what));
    if (verdict.flaws.empty())
        say(QStringLiteral("None was altered, taken out or moved."));
    return verdict.flaws.empty() ? Ok : DataError;
}

/// Of mails, what admins need to know; not what they say.
int listMail(const Arguments& arguments)
{
    MailQuery query;
    query.limit = int(rules::pageSize.max);
    const QString word = arguments.options.value(QStringLiteral("state"), QStringLiteral("dead"));
    query.state = enumFromText<MailState>(word.toLatin1());
    if (!query.state)
        throw UsageError(QStringLiteral("--state: there are waiting, running, sent and dead."));
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    std::optional<notifications::repository::MailPosition> after;
    qint64 count = 0;
    do {
        const auto slice = services->database->readNow(
            [&](Transaction& tx) { return services->outbox.mails(tx, query, after); });
        for (const Mail& mail : slice.items) {
            say(QStringLiteral("%1  %2  %3  %4 attempts  %5%6")
                    .arg(mail.id.toString(), QString::fromLatin1(toRfc3339(mail.createdAt)),
                        QString::fromLatin1(enumText(mail.kind)))
                    .arg(mail.attempts)
                    .arg(mail.address,
                        mail.lastError ? QStringLiteral("  ") + QString(*mail.lastError).replace(u'\n', u' ')
                                       : QString()));
            ++count;
        }
        after = slice.next;
    } while (after);
    say(QStringLiteral("%1 mails are %2.").arg(count).arg(word));
    return Ok;
}

/// Those that were given up and can still be of use: one, or all.
int retryMail(const Arguments& arguments)
{
    const QString word = arguments.options.value(QStringLiteral("id"));
    std::optional<MailId> one = MailId::parse(word.toLatin1());
    if (!word.isEmpty() && !one)
        throw UsageError(QStringLiteral("--id: as admin mail lists them."));
    if (word.isEmpty() != arguments.options.contains(QStringLiteral("all")))
        throw UsageError(QStringLiteral("Say which: --id ID, or --all that were given up."));
    const SystemClock clock;
    const auto services = openServices(loadSettings(arguments), clock);
    const int count = services->database->writeNow([&](Transaction& tx) {
        if (one) {
            services->outbox.retry(tx, commandLine(), *one);
            return 1;
        }
        return services->outbox.retryAll(tx, commandLine());
    });
    say(QStringLiteral("%1 mails wait again; gremio-server serve sends them.").arg(count));
    return Ok;
}

struct Deed {
    const char* words;
    int (*run)(const Arguments& arguments);
};

constexpr std::array deeds{Deed{"create", create}, Deed{"invite", invite}, Deed{"suspend", suspend},
    Deed{"restore", restore}, Deed{"reset-password", resetPassword}, Deed{"keys create", createKey},
    Deed{"keys rotate", rotateKeys}, Deed{"audit verify", verifyAudit}, Deed{"mail", listMail},
    Deed{"mail retry", retryMail}};

} // namespace

int admin(const Arguments& arguments)
{
    const QString words = arguments.positional.join(u' ');
    const auto deed = std::find_if(
        deeds.begin(), deeds.end(), [&words](const Deed& d) { return words == QLatin1String(d.words); });
    if (deed != deeds.end())
        return deed->run(arguments);
    QStringList known;
    for (const Deed& d : deeds)
        known << QStringLiteral("admin ") + QLatin1String(d.words);
    throw UsageError(QStringLiteral("Say what: %1.").arg(known.join(QStringLiteral(", "))));
}

} // namespace gremio::app
