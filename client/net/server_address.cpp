// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/server_address.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace gremio {

namespace {

bool isThisMachine(const QString& host)
{
    return host == u"localhost"_s || host.endsWith(u".localhost"_s) || QHostAddress(host).isLoopback();
}

} // namespace

std::optional<QUrl> parseServerAddress(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' '))
        return std::nullopt;
    QUrl url(text.contains(u"://"_s) ? text : u"https://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    if (!text.contains(u"://"_s) && isThisMachine(url.host()))
        url.setScheme(u"http"_s);
    if (url.scheme() != u"https"_s && url.scheme() != u"http"_s)
        return std::nullopt;
    QString path = url.path();
    if (const auto base = path.indexOf(u"/api/v1"_s); base >= 0)
        path.truncate(base);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

QString displayAddress(const QUrl& server)
{
    QString text = server.toString();
    if (text.startsWith(u"https://"_s))
        text.remove(0, 8);
    else if (text.startsWith(u"http://"_s) && isThisMachine(server.host()))
        text.remove(0, 7);
    return text;
}

bool isUnprotected(const QUrl& server)
{
    return server.scheme() == u"http"_s && !isThisMachine(server.host());
}

} // namespace gremio
