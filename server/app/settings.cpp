// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/settings.h"

#include "server/api/origins.h"
#include "server/api/trusted_proxies.h"
#include "server/integrations/smtp/smtp_server.h"
#include "server/notifications/mail_composer.h"
#include "server/realtime/bus/redis/redis_url.h"
#include "server/storage/engine.h"
#include "shared/protocol/server_info.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QStandardPaths>

#include <array>

namespace gremio::app {

namespace {

constexpr std::array settings{
    Setting{
        "listen", "127.0.0.1:8080", "ADDRESS:PORT", "where to accept connections; port 0 picks a free one"},
    Setting{"data_dir", "", "DIR", "database file, keys and files; $XDG_DATA_HOME/gremio if not set"},
    Setting{"database_url", "", "URL",
        "sqlite:PATH or postgresql://user@host/db; a file in data_dir if not set", true},
    Setting{"redis_url", "", "URL",
        "redis://user:password@host:6379/0 or unix:///path/redis.sock; for several processes on one database",
        true},
    Setting{"name", "Gremio", "TEXT", "the organisation's name, shown when signing in"},
    Setting{"public_url", "", "URL", "how the server is reached from outside, for links and tokens"},
    Setting{"tls_certificate", "", "FILE", "PEM certificate chain; with tls_key the server speaks HTTPS"},
    Setting{"tls_key", "", "FILE", "PEM private key of tls_certificate"},
    Setting{"signing_key", "", "KEY",
        "the key that tokens are signed with, 32 bytes in base64url; signing.key in data_dir if not set",
        true},
    Setting{"former_signing_keys", "", "LIST",
        "what signing_key was before, commas between: mails that still wait can be read with these", true},
    Setting{"trusted_proxies", "", "LIST",
        "addresses and networks (10.0.0.0/8,::1) whose word on who asks is believed; forwarded headers of "
        "others are ignored"},
    Setting{"forwarded_header", "x-forwarded-for", "x-forwarded-for|forwarded",
        "the one header that the trusted proxies set"},
    Setting{"allowed_origins", "", "LIST",
        "origins (https://app.example.org) whose pages browsers may let call this server; none if not set"},
    Setting{"smtp_url", "", "URL",
        "smtp://user:password@host:587 (STARTTLS; ?tls=optional or off) or smtps://…; mails wait if not set",
        true},
    Setting{"smtp_ca_file", "", "FILE",
        "PEM certificates to check the mail server's with; the system's if not set"},
    Setting{"mail_from", "", "ADDRESS", "the sender of mails: Name <address>, or an address"},
    Setting{"registration", "open", "open|invite|closed", "who may make an account"},
    Setting{"connection_log_days", "90", "DAYS", "how long it is kept who signed in from where"},
    Setting{"io_threads", "0", "N", "threads that talk to clients; 0: by the number of cores"},
    Setting{"workers", "0", "N", "threads that run read requests; 0: by the number of cores"},
    Setting{"realtime.ping_seconds", "25", "N", "how often a lasting connection is asked whether it lives"},
    Setting{"realtime.ping_timeout_seconds", "20", "N", "how long it may take to answer that"},
    Setting{"limits.connections_per_address", "1000", "N",
        "connections from one address, and lasting ones of it by polling or through a proxy; 0: no limit"},
    Setting{"limits.login_failures", "10", "N",
        "wrong passwords in a minute for one account from one address; 0: no limit"},
    Setting{"limits.requests_per_minute", "600", "N", "requests of one account; 0: no limit"},
    Setting{"limits.anonymous_requests_per_minute", "300", "N",
        "requests without a sign-in from one address; 0: no limit"},
    Setting{"limits.body_kib", "64", "N", "KiB of a request's body"},
    Setting{"limits.head_seconds", "10", "N", "how long the head of a request may take to come"},
    Setting{"limits.body_seconds", "30", "N",
        "how long its body may take; a second more for each 64 KiB that came"},
    Setting{"limits.idle_seconds", "65", "N", "how long a connection may stay without a request"},
    Setting{"limits.write_seconds", "30", "N", "how long a client may take nothing of an answer"},
    Setting{"limits.events", "20", "N",
        "events a second of one lasting connection, and three times as many at once; 0: no limit"},
    Setting{"limits.socket_queue_kib", "256", "N",
        "KiB that may wait for a lasting connection beside its largest message; it is closed when they are "
        "more"},
    Setting{"limits.mail_seconds", "60", "N", "how long the mail server may take for one mail"},
    Setting{"log_format", "text", "text|json", "the form of the log on standard error"},
    Setting{"log_level", "info", "debug|info|warning", "the least that is logged"},
    Setting{"production", "false", "true|false", "refuse what a careless admin must not run with"},
    Setting{"demo_mode", "false", "true|false", "this server holds demo data only"},
};

const Setting* find(const QString& key)
{
    for (const Setting& setting : settings) {
        if (key == QLatin1String(setting.key))
            return &setting;
    }
    return nullptr;
}

QString environmentName(const Setting& setting)
{
    return QStringLiteral("GREMIO_") + QString::fromLatin1(setting.key).toUpper().replace(u'.', u'_');
}

QString optionName(const QString& key)
{
    return QStringLiteral("--") + QString(key).replace(u'_', u'-').replace(u'.', u'-');
}

} // namespace

std::span<const Setting> allSettings()
{
    return settings;
}

Settings Settings::load(
    const QHash<QString, QString>& flags, const QHash<QString, QString>& environment, const QString& file)
{
    Settings loaded;
    for (const Setting& setting : settings)
        loaded.m_values[QString::fromLatin1(setting.key)] = {
            QString::fromLatin1(setting.defaultValue), QStringLiteral("default")};
    if (!file.isEmpty())
        loaded.readFile(file);
    for (const char* key : {"database_url", "redis_url"}) { // as hosts set them
        const QString name = QString::fromLatin1(key).toUpper();
        if (const QString value = environment.value(name); !value.isEmpty())
            loaded.m_values[QString::fromLatin1(key)] = {value, name};
    }
    for (const Setting& setting : settings) {
        const QString name = environmentName(setting);
        if (environment.contains(name))
            loaded.m_values[QString::fromLatin1(setting.key)] = {environment.value(name), name};
    }
    for (auto flag = flags.begin(); flag != flags.end(); ++flag)
        loaded.m_values[flag.key()] = {flag.value(), optionName(flag.key())};
    loaded.check();
    return loaded;
}

void Settings::readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        throw SettingsError(
            QStringLiteral("Cannot read the configuration file %1: %2.").arg(path, file.errorString()));
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString key = line.left(equals).trimmed();
        if (equals < 0 || !find(key)) {
            throw SettingsError(QStringLiteral(
                "%1, line %2: there is no setting “%3”. `gremio-server check --print-config` lists them.")
                                    .arg(path)
                                    .arg(number)
                                    .arg(key));
        }
        m_values[key] = {line.mid(equals + 1).trimmed(), QStringLiteral("%1:%2").arg(path).arg(number)};
    }
}

void Settings::check() const
{
    const auto refuse = [this](const char* key, const QString& why) {
        const Value& value = m_values.at(QString::fromLatin1(key));
        throw SettingsError(
            QStringLiteral("%1 (from %2): %3").arg(QString::fromLatin1(key), value.source, why));
    };
    for (const char* key : {"io_threads", "workers", "connection_log_days", "limits.connections_per_address",
             "limits.requests_per_minute", "limits.anonymous_requests_per_minute", "limits.login_failures",
             "limits.body_kib", "limits.head_seconds", "limits.body_seconds", "limits.idle_seconds",
             "limits.write_seconds", "limits.mail_seconds", "limits.events", "limits.socket_queue_kib",
             "realtime.ping_seconds", "realtime.ping_timeout_seconds"}) {
        bool good = false;
        const int value = text(key).toInt(&good);
        if (!good || value < 0 || value > 100'000)
            refuse(key, QStringLiteral("must be a whole number from 0 to 100000."));
    }
    for (const char* key : {"production", "demo_mode"}) {
        if (text(key) != QLatin1String("true") && text(key) != QLatin1String("false"))
            refuse(key, QStringLiteral("must be true or false."));
    }
    const auto oneOf = [&](const char* key, const QStringList& words) {
        if (!words.contains(text(key)))
            refuse(key, QStringLiteral("must be one of: %1.").arg(words.join(QStringLiteral(", "))));
    };
    oneOf("registration", {QStringLiteral("open"), QStringLiteral("invite"), QStringLiteral("closed")});
    oneOf("log_format", {QStringLiteral("text"), QStringLiteral("json")});
    oneOf("log_level", {QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning")});
    oneOf("forwarded_header", {QStringLiteral("x-forwarded-for"), QStringLiteral("forwarded")});
    if (!api::TrustedProxies::parse(text("trusted_proxies"), api::TrustedProxies::Field::XForwardedFor))
        refuse("trusted_proxies", QStringLiteral("must be addresses and networks, such as 10.0.0.0/8,::1."));
    if (!api::Origins::parse({}, text("public_url")))
        refuse("public_url", QStringLiteral("must be like https://mentoring.example.org."));
    if (!api::Origins::parse(text("allowed_origins"), {}))
        refuse("allowed_origins",
            QStringLiteral("must be origins as browsers write them, such as https://app.example.org: lower "
                           "case, nothing after the host or port, no `*`."));
    const qsizetype colon = text("listen").lastIndexOf(u':');
    bool goodPort = false;
    static_cast<void>(QStringView(text("listen")).mid(colon + 1).toUShort(&goodPort));
    if (colon < 0 || !goodPort || (colon > 0 && QHostAddress(listen().address).isNull()))
        refuse("listen", QStringLiteral("must be ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:0."));
    if (!text("database_url").isEmpty() && !storage::DatabaseUrl::parse(text("database_url")))
        refuse("database_url", QStringLiteral("must be sqlite:PATH or postgresql://user@host/db."));
    if (const QString redis = text("redis_url"); !redis.isEmpty() && !bus::RedisUrl::parse(redis))
        refuse("redis_url", bus::RedisUrl::complaintAbout(redis));
    if (text("tls_certificate").isEmpty() != text("tls_key").isEmpty())
        refuse("tls_certificate", QStringLiteral("tls_certificate and tls_key go together."));
    const auto smtp = integrations::SmtpServer::parse(text("smtp_url"));
    if (!text("smtp_url").isEmpty()) {
        if (!smtp)
            refuse("smtp_url",
                QStringLiteral(
                    "must be smtp://user:password@host:587, with ?tls=required, optional or off, or "
                    "smtps://user:password@host:465; special characters percent-encoded."));
        if (text("mail_from").isEmpty())
            refuse(
                "mail_from", QStringLiteral("must be set with smtp_url: the address that mails come from."));
        if (flag("production") && smtp->exposesPassword())
            refuse(
                "smtp_url", QStringLiteral("the password would be readable on the way; use tls=required."));
    }
    if (!text("mail_from").isEmpty() && !notifications::parseMailFrom(text("mail_from")))
        refuse("mail_from", QStringLiteral("must be an address or Name <address>."));
    for (const char* key : {"limits.body_kib", "limits.head_seconds", "limits.body_seconds",
             "limits.idle_seconds", "limits.write_seconds", "limits.mail_seconds", "realtime.ping_seconds",
             "realtime.ping_timeout_seconds"}) {
        if (number(key) < 1)
            refuse(key, QStringLiteral("must be at least 1."));
    }
    if (number("limits.socket_queue_kib") < 16)
        refuse("limits.socket_queue_kib", QStringLiteral("must be at least 16."));
    if (flag("production") && flag("demo_mode"))
        refuse(
            "demo_mode", QStringLiteral("everybody knows the demo password; not together with production."));
}

QString Settings::text(const char* key) const
{
    return m_values.at(QString::fromLatin1(key)).text;
}

int Settings::number(const char* key) const
{
    return text(key).toInt();
}

bool Settings::flag(const char* key) const
{
    return text(key) == QLatin1String("true");
}

QString Settings::dataDir() const
{
    const QString set = text("data_dir");
    return set.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/gremio")
        : QDir::cleanPath(set);
}

QString Settings::databaseUrl() const
{
    const QString set = text("database_url");
    return set.isEmpty() ? QStringLiteral("sqlite:%1/gremio.sqlite").arg(dataDir()) : set;
}

Settings::Listen Settings::listen() const
{
    const QString value = text("listen");
    const qsizetype colon = value.lastIndexOf(u':');
    QString address = value.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    return {address.isEmpty() ? QStringLiteral("127.0.0.1") : address,
        QStringView(value).mid(colon + 1).toUShort()};
}

QStringList Settings::described() const
{
    QStringList lines;
    for (const Setting& setting : settings) {
        const Value& value = m_values.at(QString::fromLatin1(setting.key));
        QString shown = value.text;
        if (setting.secret && !shown.isEmpty()) {
            const auto url = storage::DatabaseUrl::parse(shown);
            const auto smtp = integrations::SmtpServer::parse(shown);
            const auto redis = bus::RedisUrl::parse(shown);
            shown = url ? url->toDisplay()
                : smtp  ? smtp->toDisplay()
                : redis ? redis->toDisplay()
                        : QStringLiteral("********");
        }
        lines << QStringLiteral("%1 = %2  # %3").arg(QString::fromLatin1(setting.key), shown, value.source);
    }
    return lines;
}

} // namespace gremio::app
