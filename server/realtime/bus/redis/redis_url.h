// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace gremio::bus {

/// Where Redis is: `redis://[user:]password@host:port/db` or `unix://[user:password@]/path/of.sock?db=0`,
/// both with `prefix=NAME` if you like.
struct RedisUrl {
    QString host; ///< empty: a socket
    int port = 6379;
    QString socketPath;
    QString user;
    QString password;
    int database = 0;
    QString prefix = QStringLiteral("gremio");

    static std::optional<RedisUrl> parse(const QString& text);
    /// How a URL must look, and why this one cannot be used.
    static QString complaintAbout(const QString& text);

    /// Channels know no databases: so its number is in the name.
    QByteArray channel() const;
    /// Without the password.
    QString toDisplay() const;
};

} // namespace gremio::bus
