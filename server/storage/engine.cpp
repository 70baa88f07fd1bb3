// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/engine.h"

#include <QStringBuilder>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace gremio::storage {
namespace {

/// A value of a libpq connection string (PostgreSQL manual, 34.1.1.1).
QString quoted(QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return u'\'' % value % u'\'';
}

} // namespace

DatabaseUrl DatabaseUrl::sqliteFile(const QString& path)
{
    DatabaseUrl url;
    url.m_database = path;
    return url;
}

std::optional<DatabaseUrl> DatabaseUrl::parse(const QString& text)
{
    if (text.startsWith("sqlite:"_L1)) {
        QString path = text.sliced(7);
        if (path.startsWith("//"_L1))
            path = path.sliced(2);
        if (path.isEmpty() || path.contains(u'\0'))
            return std::nullopt;
        return sqliteFile(path);
    }
    if (!text.startsWith("postgresql://"_L1) && !text.startsWith("postgres://"_L1))
        return std::nullopt;

    const QUrl parsed(text, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.hasFragment())
        return std::nullopt;
    DatabaseUrl url;
    url.m_engine = Engine::Postgres;
    url.m_host = parsed.host(QUrl::FullyDecoded);
    url.m_user = parsed.userName(QUrl::FullyDecoded);
    url.m_password = parsed.password(QUrl::FullyDecoded);
    url.m_port = parsed.port();
    url.m_database = parsed.path(QUrl::FullyDecoded).sliced(parsed.path().startsWith(u'/') ? 1 : 0);
    QStringList words;
    for (const auto& [key, value] : QUrlQuery(parsed).queryItems(QUrl::FullyDecoded)) {
        if (key == "host"_L1) {
            url.m_host = value;
        } else if (key == "user"_L1) {
            url.m_user = value;
        } else if (key == "password"_L1) {
            url.m_password = value;
        } else if (key == "dbname"_L1) {
            url.m_database = value;
        } else if (key == "port"_L1) {
            bool ok = false;
            url.m_port = value.toInt(&ok);
            if (!ok)
                return std::nullopt;
        } else {
            for (const QChar c : key)
                if (!(c >= u'a' && c <= u'z') && c != u'_')
                    return std::nullopt;
            words.append(key % u'=' % quoted(value));
        }
    }
    url.m_options = words.join(u' ');
    if (url.m_database.isEmpty())
        return std::nullopt;
    return url;
}

QString DatabaseUrl::toDisplay() const
{
    if (m_engine == Engine::Sqlite)
        return "sqlite:"_L1 % m_database;
    QString who = m_user;
    if (!m_password.isEmpty())
        who += ":***"_L1;
    if (!who.isEmpty())
        who += u'@';
    const QString port = m_port > 0 ? u':' % QString::number(m_port) : QString();
    // A socket directory does not stand where a host's name stands.
    if (m_host.startsWith(u'/'))
        return "postgresql://"_L1 % who % port % u'/' % m_database % "?host="_L1 % m_host;
    return "postgresql://"_L1 % who % m_host % port % u'/' % m_database;
}

} // namespace gremio::storage
