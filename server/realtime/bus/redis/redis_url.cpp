// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/bus/redis/redis_url.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace gremio::bus {

namespace {

constexpr int mostDatabases = 9999;

std::optional<int> databaseFrom(const QString& text)
{
    bool good = false;
    const int number = text.toInt(&good);
    return good && number >= 0 && number <= mostDatabases ? std::optional(number) : std::nullopt;
}

/// It becomes part of a channel's name, and of rules about channels.
bool isGoodPrefix(const QString& prefix)
{
    return !prefix.isEmpty() && prefix.size() <= 64 && std::all_of(prefix.begin(), prefix.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_' || c == u'.';
    });
}

} // namespace

std::optional<RedisUrl> RedisUrl::parse(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocket = url.scheme() == QLatin1String("unix");
    if (!url.isValid() || (!isSocket && url.scheme() != QLatin1String("redis")) || url.hasFragment())
        return std::nullopt;
    RedisUrl redis;
    redis.user = url.userName(QUrl::FullyDecoded);
    redis.password = url.password(QUrl::FullyDecoded);
    if (redis.password.isEmpty())
        redis.password = std::exchange(redis.user, QString()); // redis://password@host
    if (isSocket) {
        redis.socketPath = url.path(QUrl::FullyDecoded);
        if (!url.host().isEmpty() || redis.socketPath.size() < 2 || redis.socketPath.toUtf8().size() > 107)
            return std::nullopt;
    } else {
        redis.host = url.host(QUrl::FullyDecoded);
        redis.port = url.port(6379);
        if (redis.host.isEmpty() || redis.port < 1)
            return std::nullopt;
        const QString path = url.path();
        if (path.size() > 1) {
            const auto database = databaseFrom(path.mid(1));
            if (!database)
                return std::nullopt;
            redis.database = *database;
        }
    }
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("prefix") && isGoodPrefix(value)) {
            redis.prefix = value;
        } else if (key == QLatin1String("db") && isSocket && databaseFrom(value)) {
            redis.database = *databaseFrom(value);
        } else {
            return std::nullopt;
        }
    }
    return redis;
}

QString RedisUrl::complaintAbout(const QString& text)
{
    if (text.startsWith(QLatin1String("rediss:"), Qt::CaseInsensitive))
        return QStringLiteral("rediss:// is not spoken: reach Redis over loopback, a Unix socket or a "
                              "private network, or through a tunnel that does TLS.");
    return QStringLiteral("must be redis://[user:]password@host:6379/0 or unix:///path/redis.sock?db=0, "
                          "with ?prefix=NAME if several Gremio share a Redis; special characters "
                          "percent-encoded.");
}

QByteArray RedisUrl::channel() const
{
    return prefix.toUtf8() + ':' + QByteArray::number(database);
}

QString RedisUrl::toDisplay() const
{
    QString who = user;
    if (!password.isEmpty())
        who += QStringLiteral(":***");
    if (!who.isEmpty())
        who += u'@';
    const QString words = prefix == RedisUrl().prefix ? QString() : QStringLiteral("prefix=%1").arg(prefix);
    if (host.isEmpty()) {
        return QStringLiteral("unix://%1%2?db=%3%4")
            .arg(who, socketPath)
            .arg(database)
            .arg(words.isEmpty() ? QString() : u'&' + words);
    }
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return QStringLiteral("redis://%1%2:%3/%4%5")
        .arg(who, shown)
        .arg(port)
        .arg(database)
        .arg(words.isEmpty() ? QString() : u'?' + words);
}

} // namespace gremio::bus
